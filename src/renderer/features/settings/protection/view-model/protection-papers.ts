import { assessmentText } from '#shared/i18n/protection/assessment';
import { paperText, type PaperText, type PaperWords } from '#shared/i18n/protection/paper-rows';
import { posterText } from '#shared/i18n/protection/poster';
import { registerText } from '#shared/i18n/protection/register';
import type { PrintablePaper } from '#shared/ipc/printables';
import { DESK_WINDOW_DAYS, recordsKept } from '#shared/sync/desk-window';
import { printsText } from '#shared/i18n/fr/prints';
import { phoneInPairs } from '#shared/lib/phone';
import { civilOf } from '#shared/time/civil';

import { isHeard } from '../../../../data/queries/history/use-protection';
import { inWords, type ProtectionFacts } from './protection-facts';
import { protectionLines, sayBackup, saySeal, sayJournal, sayUnconfirmed } from './protection-lines';

/** The papers, in the order of the section. */
export const paperIds = ['register', 'assessment', 'poster'] as const;
export type PaperId = (typeof paperIds)[number];

const papers: Readonly<Record<PaperId, { readonly text: PaperText; readonly file: string }>> = {
  register: { text: registerText, file: 'registre' },
  assessment: { text: assessmentText, file: 'analyse-d-impact' },
  poster: { text: posterText, file: 'affiche-donnees' },
};

/** What the papers are written from: the settings of the site as this desk has them, and what was heard of the server. */
export const paperWords = (facts: ProtectionFacts): PaperWords => {
  const { reference, server, now } = facts;
  const { site, agents, reasons } = reference;
  const { day, time } = civilOf(now.toISOString(), site.zone);
  const records = recordsKept(day, site);
  const devices = protectionLines(facts).find(({ id }) => id === 'devices')?.fact ?? '';
  const erasing = isHeard(server.facts) ? server.facts.erasing : undefined;
  return {
    day,
    time,
    commune: site.commune,
    siteName: site.name,
    address: site.address ?? '',
    // Its pairs stay on one line.
    phone: phoneInPairs(site.phone ?? '').replaceAll(' ', '\u00A0'),
    dpoContact: site.dpoContact ?? '',
    kept: site.retention && records ? { records, personMonths: site.retention.personMonths } : null,
    windowDays: site.deskWindowDays ?? DESK_WINDOW_DAYS,
    lockMin: site.signIn?.lockMin ?? null,
    hasElected: agents.some(({ role }) => role === 'elected'),
    countsPeople: site.trackedPopulation === true,
    hasTicketPage: site.publicUrl !== undefined,
    sensitiveReasons: reasons.filter(({ sensitive }) => sensitive === true).map(({ name }) => name),
    channels: isHeard(server.channels) ? server.channels : null,
    backup: inWords(server.facts, (known) => sayBackup(known, site.zone)),
    erasesByTwo: erasing?.needsTwo ?? null,
    erasures: sayUnconfirmed(facts),
    devices,
    journal: inWords(server.facts, (known) => sayJournal(known, site.zone)),
    seal: saySeal(facts),
  };
};

/** One of the papers, ready to be printed. It holds no person. */
export const protectionPaper = (id: PaperId, facts: ProtectionFacts): PrintablePaper => {
  const words = paperWords(facts);
  const { text, file } = papers[id];
  return {
    format: id === 'poster' ? 'poster' : 'pages',
    fileName: `${file}-${words.day}`,
    title: text.title,
    site: printsText.list.site(words.siteName, words.commune),
    // Whoever reads the poster has nothing to fill in.
    blank: id === 'poster' ? '' : paperText.blank,
    blocks: text.blocks(words).map(({ title, rows }) => ({ title, rows: [...rows] })),
    foot: [...text.foot(words)],
  };
};
