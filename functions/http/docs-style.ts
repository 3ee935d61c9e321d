/** The style of the documentation page, light or dark as the reader's system is. Its hash stands in the page's security policy. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2530, #dfe6ee); --soft: light-dark(#5d6b7a, #93a1b0);
  --paper: light-dark(#ffffff, #12171d); --panel: light-dark(#f5f7f9, #1a2129); --line: light-dark(#dde3e9, #2b3540);
  --accent: light-dark(#0b6e6e, #5cc8c2); --get: light-dark(#1a6fb5, #6cb6f5); --post: light-dark(#2b7d3f, #72cf89);
  --put: light-dark(#a05a00, #f0b262); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, sans-serif; }
nav { position: sticky; top: 0; align-self: start; height: 100vh; overflow-y: auto; padding: 1.75rem 1.25rem;
  background: var(--panel); border-right: 1px solid var(--line); font-size: .875rem; }
nav h2 { margin: 1.25rem 0 .35rem; font-size: .8125rem; color: var(--soft); }
nav h2:first-child { margin-top: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: block; padding: .2rem 0; color: var(--ink); text-decoration: none; }
nav li a:hover { color: var(--accent); }
main { max-width: 54rem; padding: 2.5rem 3rem 6rem; }
h1 { margin: 0 0 .75rem; font-size: 2rem; line-height: 1.2; }
h1 small { color: var(--soft); font-size: 1rem; font-weight: 400; }
section > h2 { margin: 3rem 0 1rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); font-size: 1.375rem; }
article { margin: 0 0 2.25rem; }
h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: .6rem; margin: 0 0 .4rem; font-size: 1.0625rem; }
h4 { margin: 1rem 0 .35rem; font-size: .875rem; color: var(--soft); }
p { margin: 0 0 .6rem; }
a { color: var(--accent); }
code, pre { font: .875em/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
pre { margin: .5rem 0; padding: .9rem 1rem; max-height: 26rem; overflow: auto; background: var(--panel);
  border: 1px solid var(--line); border-radius: 6px; }
b.get, b.post, b.put { display: inline-block; min-width: 2.6rem; font: 700 .75rem ui-monospace, Menlo, monospace;
  text-transform: uppercase; }
b.get { color: var(--get); } b.post { color: var(--post); } b.put { color: var(--put); }
.scope { padding: 0 .5rem; border: 1px solid var(--line); border-radius: 999px; color: var(--soft); font-size: .75rem;
  font-weight: 400; }
.summary { font-weight: 600; }
.hint { color: var(--soft); font-size: .8125rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
td { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); vertical-align: top; }
td:first-child { width: 34%; }
td table { margin: -.4rem 0; }
details { margin: .25rem 0; }
summary { cursor: pointer; }
.answer p { display: inline; }
.status { font: 700 .8125rem ui-monospace, Menlo, monospace; }
.problems { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .6rem 0 0; padding: 0; list-style: none;
  color: var(--soft); font-size: .875rem; }
@media (max-width: 52rem) { body { display: block; } nav { position: static; height: auto; border: 0; }
  main { padding: 1.5rem 1.25rem 4rem; } }
`;
