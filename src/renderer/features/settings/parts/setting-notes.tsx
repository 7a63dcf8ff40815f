import { settingsText } from '#shared/i18n/fr/settings';

import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import type { SettingForm } from './use-setting-form';

const texts = settingsText.form;

type SettingNotesProps = {
  readonly form: Omit<SettingForm<never>, 'draft' | 'set'>;
  /** The entry as it is now, in one line; `''` = it was deleted. */
  readonly present: string;
};

/** What was refused, and what others did meanwhile. What was typed is still in the form. */
export const SettingNotes = ({ form, present }: SettingNotesProps) => {
  const whole = form.faultAt('');
  return (
    <>
      {form.isStale && (
        <Note
          tone="warn"
          role="alert"
          acts={
            <>
              <Button size="small" onPress={form.keepMine}>
                {present === '' ? texts.makeAgain : texts.keepMine}
              </Button>
              <Button size="small" onPress={form.takePresent}>
                {present === '' ? texts.letGo : texts.takePresent}
              </Button>
            </>
          }
        >
          {present === '' ? texts.deletedMeanwhile : texts.changedMeanwhile(present)}
        </Note>
      )}
      {!form.isStale && form.refusal && (
        <Note tone="bad" role="alert">
          {form.refusal.text} {form.refusal.todo}
        </Note>
      )}
      {whole !== undefined && (
        <Note tone="bad" role="alert">
          {whole}
        </Note>
      )}
    </>
  );
};
