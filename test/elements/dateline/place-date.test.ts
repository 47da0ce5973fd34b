import { machineDate, placeDate } from '../../../src/elements/dateline/place-date.ts';
import { readDate } from '../../../src/elements/dateline/read-date.ts';
import { zoneClock } from '../../../src/elements/dateline/time-zone.ts';
import { expect } from '../../suites/fixture.ts';

const inParis = () => 60;

function placed(text: string, timeZone = '') {
  return placeDate(readDate(text)!, timeZone ? zoneClock(timeZone) : undefined, inParis);
}

describe('placing a date on a clock', () => {
  it('keeps the clock it was written by', () => {
    const date = placed('2013-03-19T14:10:00+07:00');
    expect(machineDate(date)).to.equal('2013-03-19T14:10:00+07:00');
    expect(date.instant).to.equal(Date.UTC(2013, 2, 19, 7, 10));
  });

  it('moves it to the clock of the paper', () => {
    expect(machineDate(placed('2013-03-19T07:10:00Z', 'Asia/Ho_Chi_Minh'))).to.equal(
      '2013-03-19T14:10:00+07:00',
    );
  });

  it('takes a time without a zone by the clock of the paper, summer time included', () => {
    const date = placed('2013-07-01 12:00', 'America/New_York');
    expect(machineDate(date)).to.equal('2013-07-01T12:00:00-04:00');
    expect(date.instant).to.equal(Date.UTC(2013, 6, 1, 16));
  });

  it('takes UTC for a way of storing, and shows the reader’s own clock', () => {
    expect(machineDate(placed('2013-03-19T07:10:00Z'))).to.equal('2013-03-19T08:10:00+01:00');
  });

  it('leaves a time without any zone as it is', () => {
    const date = placed('19/03/2013, 14:10');
    expect(machineDate(date)).to.equal('2013-03-19T14:10:00');
    expect(date.offset).to.equal(undefined);
    expect(date.instant).to.equal(Date.UTC(2013, 2, 19, 13, 10));
  });

  it('never moves a whole day', () => {
    expect(machineDate(placed('2013-03-19', 'Asia/Ho_Chi_Minh'))).to.equal('2013-03-19');
  });

  it('knows clocks of half hours', () => {
    expect(machineDate(placed('2013-03-19T00:00:00Z', 'Asia/Kolkata'))).to.equal(
      '2013-03-19T05:30:00+05:30',
    );
  });
});
