import { systemText } from '#shared/i18n/fr/system';
import { MAIN_PAGE } from './app-origin';
import { escapeHtml } from './escape-html';
import type { MadePage } from './serve-app';

const css = `html{background:#f3f2ee;color:#1b1b1a;font:16px/1.5 'IBM Plex Sans','Noto Sans','DejaVu Sans',sans-serif}
main{max-width:38rem;margin:15vh auto;padding:0 1.5rem}h1{font-size:1.5rem;font-weight:600}
code{word-break:break-all}a{display:inline-block;margin-top:1rem;padding:.6rem 1.2rem;background:#1b1b1a;color:#fff;text-decoration:none}
a:focus-visible{outline:3px solid #1b1b1a;outline-offset:3px}`;

const html = (logs: string): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>${escapeHtml(systemText.windowTitle)}</title><link rel="stylesheet" href="/system/safe.css"></head><body><main>
<h1>${escapeHtml(systemText.safeTitle)}</h1><p>${escapeHtml(systemText.safeBody)}</p>
<p>${escapeHtml(systemText.safeAdvice)}<br><code>${escapeHtml(logs)}</code></p>
<a href="${MAIN_PAGE}" autofocus>${escapeHtml(systemText.safeRestart)}</a></main></body></html>`;

/** The page without any script that stands in when the main page keeps crashing. */
export const safePage =
  (logs: string) =>
  (urlPath: string): MadePage | null => {
    if (urlPath === '/system/safe.html') return { mime: 'text/html; charset=utf-8', body: html(logs) };
    if (urlPath === '/system/safe.css') return { mime: 'text/css; charset=utf-8', body: css };
    return null;
  };
