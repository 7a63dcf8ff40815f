import { derive, isLog } from './folds';
import { byText, eventsIn, registersIn, textIn, type Event, type Fields, type Register, type Registers } from './json';
import { isStamp } from './stamps';
import { inOrder } from './story';

const laterRegister = (a: Register, b: Register): Register => {
  if (isStamp(a.t) !== isStamp(b.t)) return isStamp(a.t) ? a : b;
  if (a.t !== b.t) return a.t > b.t ? a : b;
  if (a.v !== b.v) return a.v > b.v ? a : b;
  return (a.p ?? '') >= (b.p ?? '') ? a : b;
};

const mergeRegisters = (a: Registers, b: Registers): Registers => {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted(byText);
  const merged: Record<string, Register> = {};
  for (const name of names) {
    const [mine, theirs] = [a[name], b[name]];
    const one = mine && theirs ? laterRegister(mine, theirs) : (mine ?? theirs);
    if (one) merged[name] = one;
  }
  return merged;
};

const laterText = (a: Fields, b: Fields, name: string): string => {
  const [mine, theirs] = [textIn(a, name), textIn(b, name)];
  return mine >= theirs ? mine : theirs;
};

const mergeCitizens = (a: Fields, b: Fields): Fields => {
  const erasedAt = laterText(a, b, 'erasedAt');
  const merged = mergeRegisters(registersIn(a), registersIn(b));
  const fields =
    erasedAt === ''
      ? merged
      : Object.fromEntries(Object.keys(merged).map((name) => [name, { v: '', t: erasedAt }] as const));
  return { id: a['id'], siteId: laterText(a, b, 'siteId'), fields, erasedAt };
};

const union = (a: readonly Event[], b: readonly Event[]): Event[] => {
  const known = new Set(a.map(({ id }) => id));
  return inOrder([...a, ...b.filter(({ id }) => !known.has(id))]);
};

const emptyPlace = (place: unknown, bookers: readonly string[], erased: ReadonlySet<string>): unknown => {
  const one = place as Fields;
  const own = textIn(one, 'citizenId');
  if (!(own === '' ? bookers : [own]).some((id) => erased.has(id))) return place;
  const stays = Object.entries(one).filter(([name]) => ['citizenId', 'ageBand', 'situation'].includes(name));
  return { ...Object.fromEntries(stays), preApplicationNumber: '' };
};

/** The events without the words of the citizens that a `wordsErased` names. */
const withoutErasedWords = (events: readonly Event[]): Event[] => {
  const erased = new Set(events.flatMap((one) => (one.type === 'wordsErased' ? [textIn(one, 'cause')] : [])));
  const bookers = events.flatMap((one) => (one.type === 'booked' ? [textIn(one, 'citizenId')] : []));
  return events.map((one) => {
    if (one.type === 'received')
      return erased.has(textIn(one, 'citizenId')) && textIn(one, 'subject') !== '' ? { ...one, subject: '' } : one;
    if (one.type !== 'booked' && one.type !== 'personsCorrected') return one;
    const own = one.type === 'booked' ? [textIn(one, 'citizenId')] : bookers;
    const persons = one['persons'];
    return Array.isArray(persons) ? { ...one, persons: persons.map((place) => emptyPlace(place, own, erased)) } : one;
  });
};

/** Two copies of a document in one; `a` is the stored one. */
export const merge = (collection: string, a: Fields, b: Fields): Fields => {
  if (collection === 'reference') return a;
  const both = union(eventsIn(a), eventsIn(b));
  const events = ['appointments', 'requests'].includes(collection) ? withoutErasedWords(both) : both;
  const merged = isLog(collection)
    ? { id: a['id'], siteId: laterText(a, b, 'siteId'), events, ...derive(collection, events) }
    : mergeCitizens(a, b);
  const says = '_deleted' in a || '_deleted' in b;
  return says ? { ...merged, _deleted: a['_deleted'] === true || b['_deleted'] === true } : merged;
};

/** Whether a copy knows anything that the stored one does not. */
export const adds = (collection: string, master: Fields, own: Fields): boolean => {
  if (collection === 'reference') return false;
  if (own['_deleted'] === true && master['_deleted'] !== true) return true;
  if (!isLog(collection))
    return JSON.stringify(mergeCitizens(master, own)) !== JSON.stringify(mergeCitizens(master, master));
  const known = new Set(eventsIn(master).map(({ id }) => id));
  return eventsIn(own).some(({ id }) => !known.has(id));
};
