/** What our elements take of Lit: templates, and sheets for browsers that adopt them. */
export { html, nothing, render } from 'lit-html';
export { css } from './css-tag.mjs';
