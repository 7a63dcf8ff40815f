import type { SiteReference } from '#shared/domain/model/reference';
import type { CallReason } from '#shared/domain/queue/call-order';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

const text = counterText.why;

/** One reason of a rank in the queue as a sentence. Never a name: the sentence may be read over a shoulder. */
export const whyWords = (reason: CallReason, reference: SiteReference): string => {
  const time = (instant: string): string => civilOf(instant, reference.site.zone).time;
  switch (reason.code) {
    case 'ceiling':
      return text.ceiling(reason.waitMin, reason.ceilingMin);
    case 'askedHere':
      return counterLifeText.asked.why(reason.until);
    case 'sentHere':
      return text.sentHere;
    case 'bookedDue':
      return reason.lateMin > 0
        ? text.bookedPast(time(reason.dueAt), reason.lateMin)
        : text.bookedNow(time(reason.dueAt));
    case 'bookedEarly':
      return text.bookedEarly(time(reason.dueAt));
    case 'bookedLate':
      return text.bookedLate(time(reason.dueAt), reason.lateMin);
    case 'priority':
      return text.priority;
    case 'longestWait':
      return text.longestWait(reason.waitMin);
    case 'byArrival':
      return text.byArrival(reason.waitMin);
    case 'turnAfterPriority':
      return text.turnAfterPriority;
    case 'notThisDesk': {
      const name = entryById(reference.reasons, reason.reasonId)?.name ?? '';
      return text.notThisDesk(reason.label, reason.waitMin, name);
    }
  }
};
