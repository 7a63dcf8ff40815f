import { addDays, weekdayOf } from '../time/civil';
import type { Channel } from '../domain/model/request';
import type { SiteReference } from '../domain/model/reference';
import type { DemoTools } from './demo-appointments';
import { receptionActor, openDiary, type DemoActor, type Diary } from './demo-diary';
import { reasonIdOf } from './demo-reasons';
import { agentOfDepartment } from './demo-reference';
import type { Random } from './random';
import { entryById } from '../lib/entry-by-id';

/** What people ask in writing, by the code of the reason: a few words, nobody's name. */
const demoSubjects: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'CIVIL-STATUS': [
    'Copie d’acte de naissance',
    'Copie d’acte de mariage',
    'Erreur sur un acte',
    'Livret à mettre à jour',
  ],
  SCHOOL: ['Inscription en maternelle', 'Dérogation de secteur', 'Facture de cantine', 'Places au centre de loisirs'],
  HOUSING: [
    'Renouvellement de la demande',
    'Humidité dans le logement',
    'Demande de mutation',
    'Attestation d’hébergement',
  ],
  'SOCIAL-AID': [
    'Aide pour un dossier',
    'Portage de repas',
    'Carte de transport',
    'Rendez-vous avec un travailleur social',
  ],
  PLANNING: [
    'Clôture sur rue',
    'Permis de construire, pièces manquantes',
    'Certificat d’urbanisme',
    'Stationnement d’une benne',
  ],
  BOOKING: ['Rendez-vous pour un passeport', 'Rendez-vous à déplacer'],
  INFORMATION: ['Horaires de la mairie', 'Salle des fêtes', 'Objet trouvé', 'Éclairage public en panne'],
  'EMERGENCY-AID': ['Aide alimentaire', 'Facture d’énergie impayée'],
};

/** How a channel behaves: requests a day, the share answered at once, and the days that the others take. */
type ChannelHabit = {
  readonly channel: Channel;
  readonly perDay: number;
  readonly atOnce: number;
  readonly days: readonly [number, number];
};

const habits: readonly ChannelHabit[] = [
  { channel: 'desk', perDay: 10, atOnce: 0.85, days: [1, 4] },
  { channel: 'phone', perDay: 24, atOnce: 0.7, days: [1, 3] },
  { channel: 'email', perDay: 15, atOnce: 0.05, days: [1, 6] },
  { channel: 'portal', perDay: 8, atOnce: 0, days: [1, 5] },
  { channel: 'mail', perDay: 6, atOnce: 0, days: [4, 15] },
  { channel: 'sms', perDay: 2, atOnce: 0.3, days: [1, 2] },
];

const reasonWeights = [
  ['CIVIL-STATUS', 24],
  ['SCHOOL', 16],
  ['HOUSING', 12],
  ['SOCIAL-AID', 13],
  ['PLANNING', 12],
  ['BOOKING', 10],
  ['INFORMATION', 12],
  ['EMERGENCY-AID', 1],
] as const;

/** Of those closed, the share that nobody qualified; of those entrusted, the shares begun the next day, that wait on the citizen, that lie about. */
const unqualified = 0.03;
const restsOvernight = 0.4;
const pausedShare = 0.15;
const forgotten = 0.03;

const workday = (day: string): string => (weekdayOf(day) > 5 ? workday(addDays(day, 1)) : day);

/** A theme of the department at the end of its branch; `''` now and then, as in life. */
export const demoTheme = (random: Random, { themes }: Pick<SiteReference, 'themes'>, departmentId: string): string => {
  const leaves = themes.filter(
    (theme) => theme.departmentId === departmentId && !themes.some(({ parentId }) => parentId === theme.id),
  );
  const share = random.next();
  const [first, ...rest] = leaves;
  return first === undefined || share < unqualified ? '' : random.pick([first, ...rest]).id;
};

type Asked = {
  readonly tools: DemoTools;
  readonly random: Random;
  readonly ref: SiteReference;
  readonly diary: Diary;
  readonly departmentId: string;
  readonly day: string;
  readonly minute: number;
};

const closing = ({ random, ref, departmentId }: Asked) => {
  const themeId = demoTheme(random, ref, departmentId);
  return { type: 'closed', outcome: 'answered', ...(themeId === '' ? {} : { themeId }) } as const;
};

const writeEntrusted = (asked: Asked, days: ChannelHabit['days']): void => {
  const { tools, random, diary, departmentId, day, minute } = asked;
  const agentId = agentOfDepartment(departmentId);
  const office: DemoActor = { agentId, deviceId: 'device-office', deskId: '' };
  const later = (count: number, atMinute: number): string => tools.clock(workday(addDays(day, count)), atMinute);
  const own = random.chance(0.4) ? { agentId } : {};
  diary.write(tools.clock(day, minute + random.int(2, 30)), receptionActor, { type: 'assigned', departmentId, ...own });
  const wait = random.chance(restsOvernight) ? 1 : 0;
  diary.write(wait === 0 ? tools.clock(day, minute + 45) : later(1, 9 * 60), office, { type: 'started' });
  if (random.chance(forgotten)) return;
  const pause = random.chance(pausedShare) ? random.int(1, 6) : 0;
  if (pause > 0) {
    diary.write(wait === 0 ? tools.clock(day, minute + 60) : later(1, 9 * 60 + 20), office, {
      type: 'waitingOnCitizen',
    });
    diary.write(later(wait + pause, 9 * 60 + 40), office, { type: 'started' });
  }
  const span = wait + pause + random.int(days[0], days[1]);
  const at = random.int(10 * 60, 16 * 60);
  diary.write(later(span, at), office, { type: 'answered' });
  diary.write(later(span, at + random.int(5, 90)), office, closing(asked));
};

const writeRequest = (
  tools: DemoTools,
  random: Random,
  ref: SiteReference,
  day: string,
  habit: ChannelHabit,
): Diary => {
  const minute = random.int(8 * 60 + 35, 16 * 60 + 30) + random.next();
  const at = tools.clock(day, minute);
  const code = random.weighted([...reasonWeights]);
  const reasonId = reasonIdOf(code);
  const citizenId = random.chance(habit.channel === 'desk' ? 0.2 : 0.8) ? tools.citizens.give(at) : '';
  const diary = openDiary(random, at);
  const subjects = demoSubjects[code];
  const isWritten = habit.channel !== 'desk' && habit.channel !== 'phone';
  diary.write(at, receptionActor, {
    type: 'received',
    day,
    channel: habit.channel,
    reasonId,
    citizenId,
    ticketId: '',
    ...(subjects && (isWritten || random.chance(0.4)) ? { subject: random.pick(subjects) } : {}),
  });
  const departmentId = entryById(ref.reasons, reasonId)?.departmentId ?? '';
  const asked: Asked = { tools, random, ref, diary, departmentId, day, minute };
  if (random.chance(habit.atOnce)) {
    diary.write(tools.clock(day, minute + 3), receptionActor, { type: 'answered' });
    diary.write(tools.clock(day, minute + 3), receptionActor, closing(asked));
  } else writeEntrusted(asked, habit.days);
  return diary;
};

/** The requests of a day that need no ticket: answered on the spot, or entrusted to a department. Weekdays only. */
export const writeRequests = (tools: DemoTools, random: Random, ref: SiteReference, day: string): Diary[] =>
  habits.flatMap((habit) => {
    const perDay = habit.perDay * tools.size.mail;
    const count = Math.max(0, Math.round(random.bell(perDay, perDay / 6)));
    return Array.from({ length: count }, () => writeRequest(tools, random, ref, day, habit));
  });
