import { ArrowUp, Plus, X } from 'lucide-react';

import type { Paper } from '#shared/domain/model/reference';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';

import { newId } from '../../../platform/ids';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/text-field';

type PaperRowsProps = {
  readonly papers: readonly Paper[];
  readonly onChange: (papers: readonly Paper[]) => void;
  readonly faultAt: (path: string) => string | undefined;
};

/** The papers that a reason asks for itself, in the order in which they are listed. */
export const PaperRows = ({ papers, onChange, faultAt }: PaperRowsProps) => {
  const patch = (index: number, change: Partial<Paper>): void =>
    onChange(papers.map((paper, at) => (at === index ? { ...paper, ...change } : paper)));
  const up = (index: number): void => {
    const moved = papers[index];
    if (moved)
      onChange([...papers.slice(0, index - 1), moved, ...papers.filter((_, at) => at >= index - 1 && at !== index)]);
  };
  return (
    <>
      <ol className="set-papers">
        {papers.map((paper, index) => (
          <li key={paper.id}>
            <TextField
              label={texts.paper}
              hideLabel={index > 0}
              value={paper.label}
              maxLength={120}
              onChange={(label) => patch(index, { label })}
              error={faultAt(`papers.${index}.label`)}
            />
            <TextField
              label={texts.paperDetail}
              hideLabel={index > 0}
              value={paper.detail}
              maxLength={200}
              onChange={(detail) => patch(index, { detail })}
            />
            <Button
              tone="plain"
              icon={ArrowUp}
              label={texts.upPaper(paper.label)}
              isDisabled={index === 0}
              onPress={() => up(index)}
            />
            <Button
              tone="plain"
              icon={X}
              label={texts.removePaper(paper.label)}
              onPress={() => onChange(papers.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      <Button size="small" icon={Plus} onPress={() => onChange([...papers, { id: newId(), label: '', detail: '' }])}>
        {texts.addPaper}
      </Button>
    </>
  );
};
