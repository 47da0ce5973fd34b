import type { DoctorMessages } from '../locales/messages.ts';

/** One sentence of the doctor's, and whether something is wrong. */
export interface Finding {
  state: 'good' | 'wrong' | 'note';
  text: keyof DoctorMessages;
  slots?: Record<string, string>;
}

/** What was found on one thing: an element, a rule, a backend. */
export interface Chapter {
  /** Markup or address, as the page writes it. */
  subject: string;
  findings: Finding[];
}
