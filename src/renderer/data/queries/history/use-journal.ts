import { useCallback, useEffect, useRef, useState } from 'react';

import type { CallInput } from '#shared/sync/wire/calls';
import { erasureReasons, type Citizen, type CitizenValues } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { compareText } from '#shared/lib/compare';
import { unansweredWhy, type Unanswered } from '#shared/sync/wire/client';
import {
  accessIn,
  ERASURE_ASKED,
  ERASURE_REFUSED,
  ERASURE_WITHDRAWN,
  MOST_JOURNAL_SUBJECTS,
  type JournalLine,
} from '#shared/sync/wire/journal-calls';

import type { DataContext } from '../../context';
import { useDataState } from '../../data-state';
import { readAll } from '../../plain';

/** Which lines: days of the site, both included, an agent (`''` = any) and the ids of a person (none = any). */
export type JournalWish = Pick<CallInput<'journal'>, 'from' | 'to' | 'agentId' | 'subjects'>;

/** What the journal says of an erasure that takes two people, before an id. */
const wishSubjects = [
  ...erasureReasons.map((reason) => `${ERASURE_ASKED}${reason} `),
  ERASURE_WITHDRAWN,
  ERASURE_REFUSED,
] as const;

/** The id of the person whom a line may be about, `''` = nobody; the journal is read for one, for an agent or for all. */
export const citizenOf = (line: JournalLine): string => {
  if (line.kind === 'fileOpened' || line.kind === 'citizenErased' || line.kind === 'journalRead') return line.subject;
  const before = line.kind === 'settingsWritten' && wishSubjects.find((one) => line.subject.startsWith(one));
  return before ? line.subject.slice(before.length) : (accessIn(line)?.citizenId ?? '');
};

/** The people whom lines may be about. */
export const citizensOf = (lines: readonly JournalLine[]): readonly string[] =>
  lines.map(citizenOf).filter((id) => id !== '');

/** By what the journal is asked for a person: their ids, and wishes to erase them. */
export const subjectsOfPerson = (citizenIds: readonly string[]): readonly string[] =>
  [...citizenIds, ...citizenIds.flatMap((id) => wishSubjects.map((before) => `${before}${id}`))].slice(
    0,
    MOST_JOURNAL_SUBJECTS,
  );

/** Within this the instant of the desk and that of the server are told as one. */
export const SAME_MOMENT_MS = 5 * 60_000;

/** When a line is told to have been: by the clock of the desk, or by that of the server where the line came late. */
const momentOf = ({ at, keptAt }: JournalLine): string =>
  Math.abs(Date.parse(keptAt) - Date.parse(at)) > SAME_MOMENT_MS ? keptAt : at;

/** Newest first by what is read on screen: a desk brings its lines some seconds later, behind what the server noted meanwhile. */
export const newestFirst = (lines: readonly JournalLine[]): readonly JournalLine[] =>
  lines
    .map((line) => ({ line, moment: momentOf(line) }))
    .toSorted((a, b) => compareText(b.moment, a.moment) || b.line.n - a.line.n)
    .map(({ line }) => line);

const PAGE = 100;
const MOST_AT_ONCE = 500;
/** While the server is out of reach. */
const AGAIN_MS = 10_000;

export type WholeJournal = {
  readonly lines: readonly JournalLine[];
  readonly citizens: ReadonlyMap<string, CitizenValues>;
};

export type Journal = {
  /** Newest first; `null` until the server has answered, or why there is no answer. */
  readonly lines: readonly JournalLine[] | Unanswered | null;
  readonly hasMore: boolean;
  /** Adds the next page. */
  readonly more: () => void;
  /** Every line of the wish, for a file, and the people of these ids who are known here. */
  readonly all: () => Promise<WholeJournal | Unanswered>;
};

type Page = { readonly lines: readonly JournalLine[]; readonly hasMore: boolean };

const pageOf = async (
  { server, station }: Pick<DataContext, 'server' | 'station'>,
  wish: JournalWish,
  before: number | null,
  limit: number,
): Promise<Page | Unanswered> => {
  const answer = await server.journal({ ...wish, by: station().agentId, before, limit });
  return answer.ok ? answer.value : unansweredWhy(answer.reason);
};

/** The journal of the site by the word of the server, asked anew with each other wish; `null` = ask nothing. */
export const useJournal = (wish: JournalWish | null): Journal => {
  const state = useDataState();
  const context = state.kind === 'ready' ? state.context : null;
  const key = JSON.stringify(wish);
  const [known, setKnown] = useState<{ readonly key: string; readonly page: Page | Unanswered } | null>(null);
  const turns = useRef(0);
  const ask = useCallback(
    async (earlier: readonly JournalLine[]): Promise<void> => {
      const asked = JSON.parse(key) as JournalWish | null;
      if (!context || !asked) return;
      turns.current += 1;
      const turn = turns.current;
      const page = await pageOf(context, asked, earlier.at(-1)?.n ?? null, PAGE);
      // A slow answer of before must not hide what was asked since; what stands there stays while the next page does not come.
      if (turn !== turns.current || (typeof page === 'string' && earlier.length > 0)) return;
      setKnown({ key, page: typeof page === 'string' ? page : { ...page, lines: [...earlier, ...page.lines] } });
    },
    [context, key],
  );
  const page = known?.key === key ? known.page : null;
  const isAway = page === 'unreachable';
  useEffect(() => void ask([]), [ask]);
  useEffect(() => {
    const timer = isAway ? setInterval(() => void ask([]), AGAIN_MS) : undefined;
    return () => clearInterval(timer);
  }, [ask, isAway]);

  const shown = page !== null && typeof page !== 'string' ? page : null;
  return {
    lines: shown ? newestFirst(shown.lines) : (page as Unanswered | null),
    hasMore: shown?.hasMore ?? false,
    more: () => void ask(shown?.lines ?? []),
    all: async () => {
      if (!context || !wish) return 'unreachable';
      const lines: JournalLine[] = [];
      for (let more = true; more;) {
        const next = await pageOf(context, wish, lines.at(-1)?.n ?? null, MOST_AT_ONCE);
        if (typeof next === 'string') return next;
        lines.push(...next.lines);
        more = next.hasMore && next.lines.length > 0;
      }
      const ids = new Set(citizensOf(lines));
      const known = await readAll<Citizen>(context.database.citizens.findByIds([...ids]));
      return {
        lines: newestFirst(lines),
        citizens: new Map(known.map((citizen) => [citizen.id, toCitizenValues(citizen)])),
      };
    },
  };
};
