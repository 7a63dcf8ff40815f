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

const isPlace = (text: string): text is Place => (places as readonly string[]).includes(text);

/** What a place is opened with: ids, days and times; never personal data, because it stands in the address. */
export type RouteParams = Readonly<Record<string, string>>;

/** An appointment in the agenda. Its day is part of it: the agenda may stand on another one. */
export const appointmentParams = ({ id, day }: { readonly id: string; readonly day: string }): RouteParams => ({
  appointment: id,
  day,
});

/** Where the main window is. */
export type Route = { readonly place: Place; readonly params: RouteParams };

/** The place that a form in the agenda leads back to when it is closed, `null` = it stays there. */
export const wayBackOf = (params: RouteParams): Place | null => {
  const { new: isNew, back = '' } = params;
  return isNew !== undefined && isPlace(back) ? back : null;
};

/** A route as it is asked for at a place: a form in the agenda that is opened from another place remembers which. */
export const askedAt = (here: Place, { place, params }: Route): Route =>
  place === 'agenda' && here !== 'agenda' && params['new'] !== undefined
    ? { place, params: { ...params, back: here } }
    : { place, params };

/** Goes to a place, perhaps to something in it. */
export type Navigate = (place: Place, params?: RouteParams) => void;

/** What the shell hands to the screen of a place. */
export type ScreenProps = { readonly params: RouteParams; readonly onNavigate: Navigate };

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
