export const RSS = 'M5 4.5A14.5 14.5 0 0 1 19.5 19M5 11a8 8 0 0 1 8 8';
export const RSS_DOT = 'M4.5 17.8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0';
