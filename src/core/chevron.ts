/** A path on a grid of 24 units: that a button or a choice opens. */
export const CHEVRON_DOWN = 'M6 9.5l6 6 6-6';
