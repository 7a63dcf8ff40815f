import type { ReferenceBody } from '../domain/model/reference';
import { demoPapers } from './demo-papers';

type ReasonBody = Extract<ReferenceBody, { kind: 'reason' }>;
type Draft = Pick<ReasonBody, 'code' | 'name' | 'shortName' | 'departmentId' | 'durationsMin' | 'icon'> &
  Partial<ReasonBody>;

const titles = [20, 35, 50, 65, 80];

/** The favourites in the other languages of the kiosk. */
const names: Readonly<Record<string, NonNullable<ReasonBody['names']>>> = {
  COLLECTION: {
    en: 'Collect an ID card or passport',
    es: 'Recoger un documento de identidad',
    pt: 'Levantar um documento de identidade',
    ar: 'استلام وثيقة هوية',
  },
  'CIVIL-STATUS': { en: 'Civil registry', es: 'Registro civil', pt: 'Registo civil', ar: 'الحالة المدنية' },
  SCHOOL: { en: 'School enrolment', es: 'Inscripción escolar', pt: 'Inscrição escolar', ar: 'التسجيل المدرسي' },
  HOUSING: { en: 'Housing', es: 'Vivienda', pt: 'Habitação', ar: 'السكن' },
  'SOCIAL-AID': {
    en: 'Help with paperwork',
    es: 'Ayuda administrativa',
    pt: 'Ajuda administrativa',
    ar: 'مساعدة إدارية',
  },
  BOOKING: { en: 'Book an appointment', es: 'Pedir una cita', pt: 'Marcar atendimento', ar: 'حجز موعد' },
  PLANNING: { en: 'Town planning', es: 'Urbanismo', pt: 'Urbanismo', ar: 'التعمير' },
  CEMETERY: { en: 'Cemetery', es: 'Cementerio', pt: 'Cemitério', ar: 'المقبرة' },
};

const reason = (draft: Draft): ReasonBody => ({
  kind: 'reason',
  act: 'other',
  needsStation: false,
  asksPreApplication: false,
  bookable: true,
  walkIn: true,
  favourite: 0,
  papers: [...(demoPapers[draft.code] ?? [])],
  ...(names[draft.code] === undefined ? {} : { names: names[draft.code] }),
  ...draft,
});

const deposit = (code: string, name: string, shortName: string, icon: string): ReasonBody =>
  reason({
    code,
    name,
    shortName,
    icon,
    departmentId: 'department-titles',
    durationsMin: titles,
    act: 'deposit',
    needsStation: true,
    asksPreApplication: true,
    walkIn: false,
  });

const civil = (code: string, name: string, shortName: string, durationMin: number, icon: string): ReasonBody =>
  reason({ code, name, shortName, icon, departmentId: 'department-civil', durationsMin: [durationMin], walkIn: false });

const walkInOnly = (
  code: string,
  name: string,
  shortName: string,
  departmentId: string,
  icon: string,
  favourite = 0,
): ReasonBody => reason({ code, name, shortName, departmentId, icon, favourite, durationsMin: [10], bookable: false });

/** The id of a reason from its code: `CNI` -> `reason-cni`. */
export const reasonIdOf = (code: string): string => `reason-${code.toLowerCase()}`;

/** Why people come to the demonstration town hall. */
export const demoReasons: readonly ReasonBody[] = [
  deposit('CNI', 'Carte d’identité', 'CNI', 'id-card'),
  deposit('PASSPORT', 'Passeport', 'Pass.', 'book-user'),
  deposit('CNI-PASSPORT', 'CNI + passeport', 'CNI+P', 'files'),
  reason({
    code: 'COLLECTION',
    name: 'Retrait de titre',
    shortName: 'Retr.',
    icon: 'package-check',
    departmentId: 'department-titles',
    durationsMin: [10, 15, 20, 25, 30],
    act: 'collection',
    favourite: 1,
  }),
  walkInOnly('CIVIL-STATUS', 'État civil', 'Ét. civ.', 'department-civil', 'scroll-text', 2),
  reason({
    code: 'SCHOOL',
    name: 'Inscription scolaire',
    shortName: 'Scol.',
    icon: 'school',
    departmentId: 'department-school',
    durationsMin: [20, 30, 40],
    favourite: 3,
  }),
  reason({
    code: 'HOUSING',
    name: 'Logement',
    shortName: 'Logt',
    icon: 'house',
    departmentId: 'department-housing',
    durationsMin: [30],
    favourite: 4,
  }),
  reason({
    code: 'SOCIAL-AID',
    name: 'Aide administrative',
    shortName: 'Aide',
    icon: 'hand-helping',
    departmentId: 'department-social',
    durationsMin: [30],
    favourite: 5,
  }),
  walkInOnly('BOOKING', 'Prendre rendez-vous', 'RDV', 'department-welcome', 'calendar-plus', 6),
  reason({
    code: 'PLANNING',
    name: 'Urbanisme',
    shortName: 'Urba.',
    icon: 'ruler',
    departmentId: 'department-planning',
    durationsMin: [30],
    favourite: 7,
  }),
  reason({
    code: 'CEMETERY',
    name: 'Cimetière',
    shortName: 'Cim.',
    icon: 'flower-2',
    departmentId: 'department-civil',
    durationsMin: [20],
    favourite: 8,
  }),
  civil('MARRIAGE', 'Mariage', 'Mariage', 35, 'heart-handshake'),
  civil('PACS', 'PACS', 'PACS', 30, 'users'),
  civil('DEATH', 'Décès', 'Décès', 30, 'file-text'),
  civil('FAMILY-BOOK', 'Livret de famille', 'Livret', 20, 'contact'),
  walkInOnly('ELECTORAL', 'Liste électorale', 'Élect.', 'department-civil', 'vote'),
  walkInOnly('CENSUS', 'Recensement citoyen', 'Recens.', 'department-civil', 'badge-check'),
  reason({
    code: 'EMERGENCY-AID',
    name: 'Secours d’urgence',
    shortName: 'Secours',
    icon: 'hand-helping',
    departmentId: 'department-social',
    durationsMin: [30],
    bookable: false,
    walkIn: false,
    sensitive: true,
  }),
  walkInOnly('LODGING', 'Attestation d’hébergement', 'Hébgt', 'department-housing', 'file-text'),
  walkInOnly('INFORMATION', 'Renseignement', 'Rens.', 'department-welcome', 'map'),
];
