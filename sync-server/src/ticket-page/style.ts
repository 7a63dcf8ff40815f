const ACCENT = /^#[\da-f]{6}$/i;
const USUAL_ACCENT = '#1b4b8f';

/** The stylesheet of the pages of tickets, with the colour of the town. */
export const ticketPageStyle = (accent: string): string => `:root{--accent:${
  ACCENT.test(accent) ? accent : USUAL_ACCENT
};--ink:#1c2430;--soft:#4a5563;--paper:#fff;--ground:#f3f4f6;--line:#8a94a3;--good:#0b6b3a;--goodground:#e3f4ea;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--ink:#eef1f5;--soft:#b9c2ce;--paper:#1a2029;--ground:#10141a;--line:#7d8896;--good:#8fdcae;--goodground:#12301f;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header{border-block-end:6px solid var(--accent);background:var(--paper);padding:.75rem 1rem;font-weight:600}
main{max-width:30rem;margin:0 auto;padding:1rem;text-align:center}
p{margin:.25rem 0;text-wrap:balance}
.what{color:var(--soft);margin-block-start:.5rem}
h1{margin:0;font-size:4.5rem;line-height:1.1;font-variant-numeric:tabular-nums;letter-spacing:.02em;overflow-wrap:anywhere}
.reason{font-size:1.125rem;color:var(--soft)}
.news{margin:1.25rem 0;padding:1.25rem 1rem;background:var(--paper);border:1px solid var(--line);border-radius:.75rem}
.loud{font-size:1.5rem;line-height:1.25;font-weight:700;overflow-wrap:anywhere;hyphens:auto}
.wait{font-size:1.125rem;margin-block:.5rem .75rem}
.called{background:var(--goodground);border:3px solid var(--good)}
.called .loud{color:var(--good);font-size:1.875rem}
form{text-align:start;background:var(--paper);border:1px solid var(--line);border-radius:.75rem;padding:1rem}
fieldset{border:0;margin:0 0 1rem;padding:0}
legend{padding:0;font-weight:600;margin-block-end:.5rem}
small,.small{display:block;font-size:.9375rem;font-weight:400;color:var(--soft)}
form .small{margin-block-start:.75rem}
.scores div{display:grid;grid-template-columns:repeat(6,1fr);gap:.5rem}
.themes div{display:flex;flex-wrap:wrap;gap:.5rem}
label{position:relative;display:block}
input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
label span{display:grid;place-items:center;min-height:3rem;padding:0 .75rem;border:1px solid var(--line);border-radius:.5rem;font-variant-numeric:tabular-nums}
.scores span{padding:0;font-weight:600}
input:checked+span{background:var(--ink);border-color:var(--ink);color:var(--paper);font-weight:700}
input:focus-visible+span,button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
button{width:100%;min-height:3.25rem;border:0;border-radius:.5rem;background:var(--ink);color:var(--paper);font:inherit;font-weight:700;cursor:pointer}
button[value=no]{border:1px solid var(--line);background:var(--paper);color:var(--ink)}
.thanks{padding:1.25rem 1rem;background:var(--goodground);border:1px solid var(--good);border-radius:.75rem;color:var(--good);font-weight:700}
a{display:inline-block;min-height:2.75rem;padding:.5rem;color:inherit}
a:focus-visible{outline:3px solid var(--ink)}
.privacy{margin-block-start:1.5rem;text-align:start;overflow-wrap:anywhere}
h2{margin:0;font-size:1rem}
footer{margin-block:1.5rem;font-size:.9375rem;color:var(--soft)}
`;
