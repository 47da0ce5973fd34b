import type { CaptchaMessages } from '../messages.ts';

const messages: CaptchaMessages = {
  securityCode: 'Security code',
  typeCode: 'Type the {n} characters, or press the speaker to hear digits.',
  typeCodeOnly: 'Type the {n} characters in the picture.',
  newPicture: 'New picture',
  freshPicture: 'Here is a new picture.',
  hearCode: 'Hear the code',
  pictureOf: 'Picture with {n} characters; or hear the code',
  pictureOnly: 'Picture with {n} characters',
  playing: 'Playing… Type the digits you hear.',
  didNotMatch: 'That did not match. Here is a new picture.',
  expired: 'That picture was too old. Here is a new one.',
  enterCode: 'Type the code from the picture.',
  loadingCaptcha: 'The picture is loading',
  captchaFailed: 'The security check did not load. Check your connection and try again.',
  tooManyTries: 'That was too many tries. Wait a minute, then try again.',
  audioFailed: 'The code cannot be played here. Try again, or type the characters in the picture.',
  checking: 'Checking, to keep spam out… {n}%',
  checkingNow: 'Checking, to keep spam out…',
  checked: 'Checked',
  checkFailed: 'The check failed.',
  retry: 'Try again',
  usePicture: 'Type a code from a picture',
};

export default messages;
