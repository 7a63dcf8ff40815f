import { accessKeysText } from '#shared/i18n/fr/access-keys';
import { devicesText } from '#shared/i18n/fr/devices';
import { ownKeysText, settingsText } from '#shared/i18n/fr/settings';
import { settingsPersonsText } from '#shared/i18n/fr/settings-agents';
import { settingsExchangeText } from '#shared/i18n/fr/settings-exchange';
import { settingsHistoryText } from '#shared/i18n/fr/settings-history';

import type { SettingsSection } from './section';
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
import { AccessSection } from './exchange/access/access-section';
import { CalendarsSection } from './exchange/calendars/calendars-section';
import { ExportSection } from './exchange/export/export-section';
import { ImportSection } from './exchange/import/import-section';
import { RequestImportSection } from './exchange/requests/request-import-section';
import { HistorySection } from './history/history-section';
import { SiteSection } from './site/site-section';
import { TicketSection } from './ticket/ticket-section';

const texts = settingsText.sections;
const exchange = settingsExchangeText.sections;

/** The sections in the order of the list; a group's first section brings its heading. */
export const sections: readonly SettingsSection[] = [
  { id: 'site', label: texts.site, group: 'town', Section: SiteSection },
  { id: 'desks', label: texts.desks, group: 'town', Section: DesksSection },
  { id: 'agents', label: texts.agents, group: 'town', Section: AgentsSection },
  { id: 'persons', label: settingsPersonsText.section, group: 'town', Section: PersonsSection },
  { id: 'devices', label: devicesText.section, group: 'town', Section: DevicesSection },
  { id: 'keyboard', label: ownKeysText.section, group: 'town', Section: KeyboardSection },
  { id: 'reasons', label: texts.reasons, group: 'agenda', Section: ReasonsSection },
  { id: 'papers', label: texts.papers, group: 'agenda', Section: PapersSection },
  { id: 'openings', label: texts.openings, group: 'agenda', Section: OpeningsSection },
  { id: 'closures', label: texts.closures, group: 'agenda', Section: ClosuresSection },
  { id: 'absences', label: texts.absences, group: 'agenda', Section: AbsencesSection },
  { id: 'roster', label: texts.roster, group: 'agenda', Section: RosterSection },
  { id: 'quotas', label: texts.quotas, group: 'agenda', Section: QuotasSection },
  { id: 'queue', label: texts.queue, group: 'floor', Section: QueueSection },
  { id: 'rooms', label: texts.rooms, group: 'floor', Section: RoomsSection },
  { id: 'themes', label: texts.themes, group: 'floor', Section: ThemesSection },
  { id: 'publicScreen', label: texts.publicScreen, group: 'floor', Section: PublicScreenSection },
  { id: 'kiosk', label: texts.kiosk, group: 'floor', Section: KioskSection },
  { id: 'ticket', label: texts.ticket, group: 'floor', Section: TicketSection },
  { id: 'messages', label: texts.messages, group: 'citizens', Section: MessagesSection },
  { id: 'commitments', label: texts.commitments, group: 'citizens', Section: CommitmentsSection },
  { id: 'answers', label: texts.answers, group: 'citizens', Section: AnswersSection },
  { id: 'history', label: settingsHistoryText.section, group: 'citizens', Section: HistorySection },
  { id: 'import', label: exchange.import, group: 'exchange', Section: ImportSection },
  { id: 'importRequests', label: exchange.requests, group: 'exchange', Section: RequestImportSection },
  { id: 'export', label: exchange.export, group: 'exchange', Section: ExportSection },
  { id: 'calendars', label: exchange.calendars, group: 'exchange', Section: CalendarsSection },
  { id: 'access', label: accessKeysText.section, group: 'exchange', Section: AccessSection },
];
