import { ChevronLeft, ChevronRight } from 'lucide-react';

import { periodsText } from '#shared/i18n/fr/supervision-periods';

import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/text-field';

type StepBarProps = {
  readonly words: { readonly previous: string; readonly next: string };
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly onStep: (by: 1 | -1) => void;
};

/** Goes to the day or week before and after, or to any day. */
export const StepBar = ({ words, day, onDay, onStep }: StepBarProps) => (
  <div className="su-step">
    <Button size="small" icon={ChevronLeft} label={words.previous} onPress={() => onStep(-1)} />
    <TextField label={periodsText.chooseDay} hideLabel type="date" isWay value={day} onChange={onDay} />
    <Button size="small" icon={ChevronRight} label={words.next} onPress={() => onStep(1)} />
  </div>
);
