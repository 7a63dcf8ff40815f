import { CalendarDays, Globe, Mail, MessageSquare, Phone, Send, UserRound, type LucideIcon } from 'lucide-react';

import type { Channel } from '#shared/domain/model/request';

/** The drawing of each channel, beside its word. */
export const channelIcons: Readonly<Record<Channel, LucideIcon>> = {
  desk: UserRound,
  appointment: CalendarDays,
  phone: Phone,
  sms: MessageSquare,
  email: Send,
  mail: Mail,
  portal: Globe,
};
