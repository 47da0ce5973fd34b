import fc from 'fast-check';
import type { Decision } from '../../../src/moderation/decide.ts';

/** What happens to a thread. `of` picks among the comments there are, whatever their number. */
export type Action =
  | { do: 'post'; onOther: boolean }
  | { do: 'reply'; of: number }
  | { do: 'resend'; of: number }
  | { do: 'delete'; of: number }
  | { do: 'edit'; of: number; text: number }
  | { do: 'vote'; of: number; reader: number; value: 1 | 0 | -1 }
  | { do: 'report'; of: number; reader: number }
  | { do: 'decide'; of: number; decision: Decision }
  | { do: 'open'; sort: 'newest' | 'oldest' | 'best'; limit: number }
  | { do: 'turn' }
  | { do: 'wait'; seconds: number };

const of = fc.nat(60);
const reader = fc.nat(3);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('post'), onOther: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('reply'), of }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom<'resend' | 'delete'>('resend', 'delete'), of }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit'), of, text: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('vote'), of, reader },
      value: fc.constantFrom(1, 0, -1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('report'), of, reader }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('decide'), of },
      decision: fc.constantFrom('publish', 'publish', 'reject', 'delete'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('open'), limit: fc.integer({ min: 1, max: 4 }) },
      sort: fc.constantFrom('newest', 'oldest', 'best'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('turn') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.nat(200) }) },
);

/** Something happening to two threads, long enough for a tree with gaps. */
export const actions = fc.array(action, { minLength: 5, maxLength: 80, size: 'max' });
