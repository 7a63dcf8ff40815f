import { useEffect, useRef, useState, type RefObject } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import type { Slot } from '#shared/domain/scheduling/placed';

import { goOn } from '../../ui/keep-focus';
import { knowPlace, type Draft, type DraftPlace, type OnDraft } from './view-model/draft';

/** Opens the choice of a place. */
const placeChoice = '.ag-slotline button';

/** Nobody chose a place, or the one that the app proposed does not fit any more: the first free one is taken. */
export const useFirstPlace = (wanted: boolean, first: Slot | undefined, take: (slot: Slot) => void): void => {
  useEffect(() => {
    if (wanted && first) take(first);
  });
};

/** What does not fit has the focus: the number of persons, else the first place where they fit, else the choice of a place. */
export const focusFault = (form: HTMLElement | null, code: Refusal['code']): void => {
  const at = (selector: string) => form?.querySelector<HTMLElement>(selector);
  (code === 'tooManyPersons' ? at('.stepper input') : (at('.note .ag-offers button') ?? at(placeChoice)))?.focus();
};

/** Where the next word of a booking is typed: whom it is for, else the first field after them that is still empty. */
export const nextField = [
  '[role="combobox"]',
  ...['.ag-newwho input', '.ag-pa input', '.ag-add-field input', 'input[type="tel"]'].map((one) => `${one}[value=""]`),
  'input[type="tel"]',
].join();

/**
 * Once the citizen is chosen the focus goes on to the first empty field after them. A form that was opened for somebody begins with its place: the
 * rest of a name, typed on, would stand in the first field.
 */
export const useNextField = (body: RefObject<HTMLDivElement | null>, who: Draft['who']): void => {
  const before = useRef(who.kind);
  const isGiven = who.kind === 'known' && who.isGiven === true;
  useEffect(() => {
    if (before.current !== who.kind && who.kind === 'known') {
      if (isGiven) requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(placeChoice)?.focus());
      else goOn(body.current);
    }
    before.current = who.kind;
  }, [body, who.kind, isGiven]);
};

/** The form that changes an appointment begins with how many come: all else stands as it was. */
export const useFirstField = (body: RefObject<HTMLDivElement | null>, isChange: boolean): void =>
  useEffect(() => {
    if (isChange) body.current?.querySelector<HTMLElement>('.stepper input')?.focus();
  }, [body, isChange]);

/** What stands above the field that has the focus grows as it comes to be known, and so does the foot: the field stays in sight with its name. */
export const useFieldInSight = (body: RefObject<HTMLDivElement | null>): void =>
  useEffect(() => {
    const form = body.current;
    if (!form) return undefined;
    const observer = new ResizeObserver(() => {
      const at = document.activeElement;
      if (at && form.contains(at)) (at.closest('.field') ?? at).scrollIntoView({ block: 'nearest' });
    });
    for (const part of [form, form.parentElement]) if (part) observer.observe(part);
    return () => observer.disconnect();
  }, [body]);

const isSameHour = (one: DraftPlace | null, other: DraftPlace | null): boolean =>
  one?.day === other?.day && one?.time === other?.time;

/**
 * A place that nobody chose gives way to the next one at once. An hour that stands in for one that may have been read out to somebody is booked by a second press
 * alone: the first one is answered by the note of the foot, which names both, and makes the hour known.
 */
export const useReplacedPlace = (draft: Draft, isIdle: boolean, onDraft: OnDraft) => {
  const { place, gaveWay, isProposed, isNews } = draft;
  const [missed, setMissed] = useState<DraftPlace | null>(null);
  return {
    /** The place at which the booking was asked for, once another hour is proposed and known; `null` = none. */
    missed: isIdle && isProposed && !isNews && !isSameHour(missed, place) ? missed : null,
    /** The booking was asked for at a place that does not fit. */
    miss: (): void => setMissed(place),
    /** What is proposed next: where the booking was asked for at the place that gives way, the note of the foot tells it. */
    told: (proposed: Draft): Draft => (missed !== null && missed === place ? knowPlace(proposed) : proposed),
    /** Whether a press may book; else it is answered by the note of the foot, and the next one may. */
    isHeard: (): boolean => {
      setMissed(isNews ? gaveWay : null);
      if (isNews) onDraft((known) => (known.place === place ? knowPlace(known) : known));
      return !isNews;
    },
  };
};
