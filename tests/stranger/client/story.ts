import { byText, textIn, type Event } from './json';

export const inOrder = (events: readonly Event[]): Event[] =>
  events.toSorted((a, b) => a.n - b.n || byText(a.id, b.id));

const words = new Set(['accepted', 'overbooked', 'calledTwice', 'wordsErased']);

/** The events that count, in their order, and whether a founding one is among them. */
export const storyOf = (log: readonly Event[], founding: string) => {
  const events = inOrder(log);
  const fixed = new Set(events.filter(({ type }) => words.has(type)).map(({ id }) => id));
  const dead = new Set<string>();
  for (const event of events.toReversed()) {
    const target = textIn(event, 'target');
    if (event.type === 'undone' && !dead.has(event.id) && !fixed.has(target)) dead.add(target);
  }
  const lives = ({ type, id }: Event): boolean => type !== 'undone' && !dead.has(id);
  const isLive = events.some((event) => event.type === founding && lives(event));
  const told = events.filter((event) => lives(event) || (!isLive && event.type === founding));
  return { events, told, isLive };
};
