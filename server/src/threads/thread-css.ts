/** The look of the page: the elements' look, with controls that need no script. */
export const threadCss = `:root {
  color-scheme: light dark;
  --accent: light-dark(#1a5a96, #8cbef0);
  --surface: light-dark(#ffffff, #15171a);
  --text: light-dark(#1c1b19, #e7e5e0);
  --muted: color-mix(in srgb, var(--text) 70%, var(--surface));
  --border: color-mix(in srgb, var(--text) 16%, var(--surface));
  --line: color-mix(in srgb, var(--text) 28%, var(--surface));
  --tint: color-mix(in srgb, var(--accent) 8%, var(--surface));
  --edge: color-mix(in srgb, var(--text) 55%, var(--surface));
  --bad: light-dark(#b3261e, #ffb0a6);
  --small: max(.875em, 13px);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--text); font: 1.0625rem/1.6 Georgia, "Noto Serif", "Times New Roman", serif; }
:lang(ar) body, body:lang(ar) { line-height: 1.75; font-family: "Noto Naskh Arabic", "Geeza Pro", "Times New Roman", serif; }
main, header, footer { max-width: 46rem; margin-inline: auto; padding-inline: max(1rem, 4vw); }
header { padding-block: 1.5em .5em; }
footer { padding-block: 2em 3em; color: var(--muted); font-size: var(--small); }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; overflow-wrap: anywhere; }
:is(a, button, input, audio):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
h1 { font-size: 1.375em; line-height: 1.3; margin: 0; }
.total { color: var(--muted); font-weight: 400; font-variant-numeric: tabular-nums; }
.article { margin: 0 0 .35em; font-size: var(--small); }
.empty, .told { color: var(--muted); }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25em 1.25em; margin: 0; padding: 0; font-size: var(--small); }
nav a { display: inline-flex; align-items: center; min-height: 2.25rem; min-width: 1.5rem; }
nav [aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
.pages { margin-block-start: 1.5em; border-block-start: 1px solid var(--border); padding-block-start: .75em; }
.pages ul { justify-content: space-between; }
.thread, .replies { list-style: none; margin: 0; padding: 0; }
.comment { padding-block: 1.15em .35em; border-block-start: 1px solid var(--border); }
.thread > .comment:first-child { border-block-start: 0; }
.meta { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6em; line-height: 1.5; }
.author { font-weight: 600; overflow-wrap: anywhere; }
.badge { font-size: max(.8em, 12px); font-weight: 600; color: var(--accent); }
.time { font-size: var(--small); color: var(--muted); text-decoration: none; font-variant-numeric: tabular-nums; }
a.time { min-height: 1.5rem; }
a.time:hover { text-decoration: underline; }
.pick, .to { display: flex; align-items: center; gap: .4em; font-size: var(--small); color: var(--muted); margin: .25em 0; }
.pick { color: var(--accent); font-weight: 600; }
.body { margin-block-start: .35em; max-width: 42em; overflow-wrap: break-word; }
.body > :first-child { margin-block-start: 0; }
.body > :last-child, .body blockquote > :last-child { margin-block-end: 0; }
.body p { margin: 0 0 .65em; }
.body blockquote { margin: 0 0 .65em; padding-inline-start: .9em; border-inline-start: 2px solid var(--border); color: var(--muted); }
.body pre { overflow-x: auto; }
.tombstone { color: var(--muted); font-style: italic; margin: 0; padding-block-end: .6em; }
:lang(ar) .tombstone { font-style: normal; }
.more { margin: .35em 0 .6em; font-size: var(--small); }
.replies { margin-block: .2em .35em; padding-inline-start: 1.25em; border-inline-start: 1px solid var(--line); }
.replies > .comment { border-block-start: 0; padding-block-start: .8em; }
.replies .replies .replies { padding-inline-start: 0; border-inline-start: 0; }
.comment:target > article, .comment:target > .tombstone { background: var(--tint); border-inline-start: 3px solid var(--accent); margin-inline-start: -.9em; padding: .4em .75em; }
.icon { width: 1.1em; height: 1.1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.icon.star { fill: currentColor; }
[dir=rtl] .icon.reply { transform: scaleX(-1); }
.actions { display: flex; flex-wrap: wrap; gap: 0 1.1em; }
.action { display: inline-flex; align-items: center; gap: .4em; min-height: 2.25rem; min-width: 1.5rem; padding: 0; border: 0; background: none; color: var(--muted); font: inherit; font-size: var(--small); text-decoration: none; cursor: pointer; }
.action:hover { color: var(--text); text-decoration: underline; }
.action[aria-pressed=true] { color: var(--accent); font-weight: 600; }
.action.end { margin-inline-start: auto; }
.count, .then { font-variant-numeric: tabular-nums; }
.status { display: flex; align-items: baseline; gap: .45em; font-size: var(--small); color: var(--muted); margin: .25em 0; }
.status .icon, .notice .icon, .problem .icon { translate: 0 .15em; }
.notice { display: flex; gap: .6em; align-items: baseline; border-inline-start: 3px solid var(--edge); padding-block: .1em; padding-inline: .9em 0; font-size: var(--small); margin: 1em 0; }
.notice.bad { border-color: var(--bad); }
.notice.bad .icon, .problem { color: var(--bad); }
.yours h2 { font-size: 1em; margin: 1.25em 0 0; }
.yours { border-block-end: 1px solid var(--border); padding-block-end: .75em; margin-block-end: .5em; }
.primary { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .5em 1.1em; border: 1px solid transparent; border-radius: 3px; background: var(--accent); color: var(--surface); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.primary:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)); }
.composer { margin: 1em 0 1.5em; }
.label { display: block; font-weight: 600; font-size: var(--small); margin: 1.1em 0 .35em; padding: 0; }
.field { display: block; width: 100%; font: inherit; font-size: max(1em, 16px); line-height: 1.55; color: var(--text); background: var(--surface); border: 1px solid var(--edge); border-radius: 3px; padding: .6em .75em; min-height: 2.75rem; }
textarea.field { resize: vertical; }
.field.short { max-width: 22em; }
.field.typed { max-width: 13em; letter-spacing: .18em; }
.field:focus { outline: 2px solid var(--accent); outline-offset: 0; border-color: var(--accent); }
.field[aria-invalid=true] { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }
.hint { font-size: var(--small); color: var(--muted); margin: .5em 0 0; }
.problem { display: flex; gap: .45em; align-items: baseline; font-size: var(--small); margin: .5em 0 0; }
.choice { display: flex; align-items: center; gap: .5em; min-height: 2.25rem; margin: .35em 0 0; font-size: var(--small); }
.choice input { width: 1.15em; height: 1.15em; margin: 0; accent-color: var(--accent); flex: none; }
.choice label { padding-block: .4em; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.trap { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.code { margin-block-start: 1.1em; }
.picture, .sound { display: flex; flex-wrap: wrap; align-items: center; gap: .35em 1em; margin: 0 0 .5em; }
.picture img { border: 1px solid var(--edge); border-radius: 3px; background: #f4f2ec; }
.sound audio { width: 19rem; max-width: 100%; height: 2.75rem; }
.send { display: flex; flex-wrap: wrap; align-items: center; gap: .75em 1.25em; margin: 1.4em 0 0; }
.feed { display: inline-flex; align-items: center; gap: .4em; min-height: 2.25rem; }
@media (pointer: coarse), (max-width: 40rem) {
  nav a, .feed, a.time, .more a, .action, .choice, footer p a { min-height: 2.75rem; }
  .more a, a.time, footer p a { display: inline-flex; align-items: center; }
}
@media (max-width: 34em) {
  .replies { padding-inline-start: .875em; }
  .replies .replies { padding-inline-start: 0; border-inline-start: 0; }
  .send .primary { width: 100%; justify-content: center; }
}
@media (forced-colors: active) {
  :focus-visible, .field:focus { outline-color: Highlight; }
  .primary { border-color: ButtonText; }
  .field[aria-invalid=true] { border-width: 3px; }
  .comment:target > article { border-color: Highlight; }
}
@media print {
  :root { color-scheme: light; }
  nav, .more, footer, form, .actions, header .primary { display: none; }
  body { font-size: 11pt; }
  .comment > article { break-inside: avoid; }
}
`;
