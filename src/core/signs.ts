/** Paths for `icon()` that several elements need, but not those that nearly every page has. */
export const ALERT =
  'M3.25 12a8.75 8.75 0 1 0 17.5 0a8.75 8.75 0 1 0 -17.5 0M12 7.5v5.25M12 16.2v.1';
export const BUBBLE = 'M4 5.5h16v11h-9L6.5 20.5v-4H4z';
