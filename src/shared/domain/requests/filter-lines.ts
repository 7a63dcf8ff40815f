import type { Channel } from '../model/request';
import { foldText } from '../../lib/fold-text';
import { requestGroups, type RequestGroup, type RequestLine } from './request-line';

/** What the list shows; an empty field means all. */
export type RequestFilter = {
  readonly channel: Channel | '';
  readonly departmentId: string;
  readonly reasonId: string;
  readonly group: RequestGroup | '';
  /** The agent whose requests are shown. */
  readonly agentId: string;
  readonly text: string;
};

/** Shows everything. */
export const noFilter: RequestFilter = {
  channel: '',
  departmentId: '',
  reasonId: '',
  group: '',
  agentId: '',
  text: '',
};

/** What a text is looked for in, besides the names of people. */
export type WordsOf = (line: RequestLine) => readonly string[];

const words = (text: string): readonly string[] => foldText(text).split(/\s+/u).filter(Boolean);

const fitsFields = (line: RequestLine, filter: RequestFilter): boolean =>
  (filter.channel === '' || filter.channel === line.request.channel) &&
  (filter.departmentId === '' || filter.departmentId === line.departmentId) &&
  (filter.reasonId === '' || filter.reasonId === line.request.reasonId) &&
  (filter.agentId === '' || filter.agentId === line.agentId);

type Said = { readonly wordsOf: WordsOf; readonly said: readonly string[] };

// A list is looked through at every letter that is typed: its words are taken apart once.
const known = new WeakMap<RequestLine, Said>();

const saidOf = (line: RequestLine, wordsOf: WordsOf): readonly string[] => {
  const remembered = known.get(line);
  if (remembered?.wordsOf === wordsOf) return remembered.said;
  const said = words(wordsOf(line).join(' '));
  known.set(line, { wordsOf, said });
  return said;
};

const fitsText = (line: RequestLine, wanted: readonly string[], wordsOf: WordsOf): boolean => {
  const said = saidOf(line, wordsOf);
  return wanted.every((word) => said.some((one) => one.startsWith(word)));
};

/**
 * The lines that a filter lets through, in their order. Every word of its text must begin a word of the line; `citizenIds` are the
 * people whom the text means. Without a group, what is closed is left out.
 */
export const filterLines = (
  lines: readonly RequestLine[],
  filter: RequestFilter,
  wordsOf: WordsOf,
  citizenIds: ReadonlySet<string> = new Set(),
): readonly RequestLine[] => {
  const wanted = words(filter.text);
  return lines.filter(
    (line) =>
      (filter.group === '' ? line.group !== 'closed' : filter.group === line.group) &&
      fitsFields(line, filter) &&
      (wanted.length === 0 || citizenIds.has(line.request.citizenId) || fitsText(line, wanted, wordsOf)),
  );
};

/** How many lines stand in each group. */
export const countGroups = (lines: readonly RequestLine[]): Readonly<Record<RequestGroup, number>> => {
  const counts = Object.fromEntries(requestGroups.map((group) => [group, 0])) as Record<RequestGroup, number>;
  for (const { group } of lines) counts[group] += 1;
  return counts;
};
