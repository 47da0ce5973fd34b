/** Paths for `icon()`. */
export const CHECK = 'M5 12.5 10 17.5 19.5 7';
export const REFRESH = 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.2M20 4v5.2h-5.2';
export const SPEAKER =
  'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11';
