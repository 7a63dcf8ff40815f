/** The places of the main window, in the order of their tabs. */
export const places = [
  'reception',
  'counter',
  'agenda',
  'requests',
  'supervision',
  'steering',
  'conflicts',
  'settings',
] as const;
/** A place of the main window. */
export type Place = (typeof places)[number];

/** What a place is opened with: ids, days and times; never personal data, because it stands in the address. */
export type RouteParams = Readonly<Record<string, string>>;

/** An appointment in the agenda. Its day is part of it: the agenda may stand on another one. */
export const appointmentParams = ({ id, day }: { readonly id: string; readonly day: string }): RouteParams => ({
  appointment: id,
  day,
});

/** Where the main window is. */
export type Route = { readonly place: Place; readonly params: RouteParams };

/** Goes to a place, perhaps to something in it. */
export type Navigate = (place: Place, params?: RouteParams) => void;

/** What the shell hands to the screen of a place. */
export type ScreenProps = { readonly params: RouteParams; readonly onNavigate: Navigate };

const isPlace = (text: string): text is Place => (places as readonly string[]).includes(text);

/** Reads the fragment of an address, `#/agenda?day=2026-11-23`; `null` when it names no place. */
export const parseRoute = (hash: string): Route | null => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  if (!isPlace(path)) return null;
  const pairs = query.split('&').flatMap((part): [string, string][] => {
    const [key = '', value = ''] = part.split('=');
    return key === '' ? [] : [[decode(key), decode(value)]];
  });
  return { place: path, params: Object.fromEntries(pairs) };
};

/** The fragment of an address that `parseRoute` reads back. */
export const formatRoute = ({ place, params }: Route): string => {
  const query = Object.entries(params)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? `#/${place}` : `#/${place}?${query}`;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
