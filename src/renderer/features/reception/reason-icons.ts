import {
  BookUser,
  Building2,
  CalendarPlus,
  FileText,
  Fingerprint,
  HandHelping,
  House,
  IdCard,
  Landmark,
  School,
  Trees,
  Vote,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

/** The drawings that a reason may carry, by the lucide name in its reference data. */
export const reasonIcons: Readonly<Record<string, LucideIcon>> = {
  'book-user': BookUser,
  'building-2': Building2,
  'calendar-plus': CalendarPlus,
  'file-text': FileText,
  fingerprint: Fingerprint,
  'hand-helping': HandHelping,
  house: House,
  'id-card': IdCard,
  landmark: Landmark,
  school: School,
  trees: Trees,
  vote: Vote,
};
