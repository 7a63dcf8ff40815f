import { settingsText } from '#shared/i18n/fr/settings';

import type { SectionId, SettingsSection } from './section';
import { KeyboardSection } from './keyboard/keyboard-section';
import { OpeningsSection } from './openings/openings-section';
import { KioskSection } from './floor/kiosk-section';
import { PublicScreenSection } from './floor/public-screen-section';
import { QueueSection } from './floor/queue-section';
import { RoomsSection } from './floor/rooms-section';
import { ThemesSection } from './floor/themes-section';
import { AnswersSection } from './answering/answers-section';
import { CommitmentsSection } from './answering/commitments-section';
import { MessagesSection } from './messages/messages-section';
import { AbsencesSection } from './absences/absences-section';
import { ClosuresSection } from './closures/closures-section';
import { RosterSection } from './roster/roster-section';
import { QuotasSection } from './quotas/quotas-section';
import { AgentsSection } from './agents/agents-section';
import { DevicesSection } from './devices/devices-section';
import { DesksSection } from './desks/desks-section';
import { PapersSection } from './papers/papers-section';
import { PersonsSection } from './persons/persons-section';
import { ReasonsSection } from './reasons/reasons-section';
import { RolesSection } from './roles/roles-section';
import { AccessSection } from './exchange/access/access-section';
import { CalendarsSection } from './exchange/calendars/calendars-section';
import { ExportSection } from './exchange/export/export-section';
import { ImportSection } from './exchange/import/import-section';
import { RequestImportSection } from './exchange/requests/request-import-section';
import { ErasuresSection } from './history/erasures-section';
import { HistorySection } from './history/history-section';
import { JournalSection } from './history/journal-section';
import { RetentionSection } from './history/retention-section';
import { ProtectionSection } from './protection/protection-section';
import { SiteSection } from './site/site-section';
import { TicketSection } from './ticket/ticket-section';

/** Each section that has a name, in the order of the list; a group’s first section brings its heading. */
const panes: Readonly<Record<SectionId, Pick<SettingsSection, 'group' | 'Section'>>> = {
  site: { group: 'town', Section: SiteSection },
  desks: { group: 'town', Section: DesksSection },
  agents: { group: 'town', Section: AgentsSection },
  roles: { group: 'town', Section: RolesSection },
  persons: { group: 'town', Section: PersonsSection },
  devices: { group: 'town', Section: DevicesSection },
  keyboard: { group: 'town', Section: KeyboardSection },
  reasons: { group: 'agenda', Section: ReasonsSection },
  papers: { group: 'agenda', Section: PapersSection },
  openings: { group: 'agenda', Section: OpeningsSection },
  closures: { group: 'agenda', Section: ClosuresSection },
  absences: { group: 'agenda', Section: AbsencesSection },
  roster: { group: 'agenda', Section: RosterSection },
  quotas: { group: 'agenda', Section: QuotasSection },
  queue: { group: 'floor', Section: QueueSection },
  rooms: { group: 'floor', Section: RoomsSection },
  themes: { group: 'floor', Section: ThemesSection },
  publicScreen: { group: 'floor', Section: PublicScreenSection },
  kiosk: { group: 'floor', Section: KioskSection },
  ticket: { group: 'floor', Section: TicketSection },
  messages: { group: 'citizens', Section: MessagesSection },
  commitments: { group: 'citizens', Section: CommitmentsSection },
  answers: { group: 'citizens', Section: AnswersSection },
  history: { group: 'citizens', Section: HistorySection },
  journal: { group: 'citizens', Section: JournalSection },
  erasures: { group: 'citizens', Section: ErasuresSection },
  retention: { group: 'citizens', Section: RetentionSection },
  protection: { group: 'citizens', Section: ProtectionSection },
  import: { group: 'exchange', Section: ImportSection },
  importRequests: { group: 'exchange', Section: RequestImportSection },
  export: { group: 'exchange', Section: ExportSection },
  calendars: { group: 'exchange', Section: CalendarsSection },
  access: { group: 'exchange', Section: AccessSection },
};

/** The sections in the order of the list. Ctrl K leads to each of them by its name. */
export const sections: readonly SettingsSection[] = (Object.keys(panes) as SectionId[]).map((id) => ({
  id,
  label: settingsText.sections[id],
  ...panes[id],
}));
