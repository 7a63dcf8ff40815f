import { useRef, useState, type KeyboardEvent } from 'react';

import type { Agent } from '#shared/domain/model/reference';
import { asShipped, isChanged, withRight } from '#shared/domain/rights/edit-rights';
import { boundOf, rights, rightsOf, roles, type Right, type RightsTable as Table } from '#shared/domain/rights/rights';
import { roleText } from '#shared/i18n/fr/common';
import { rightsText as texts } from '#shared/i18n/rights/rights-words';

import { Button } from '../../../ui/button';
import { classNames } from '../../../ui/class-names';
import { nextCell, type Cell } from './next-cell';

type Role = Agent['role'];

/** The boxes that can be changed, by which the arrows go. */
const cells: readonly Cell[] = rights.flatMap((right) =>
  roles.flatMap((role) => (['given', 'open'].includes(boundOf(role, right)) ? [{ right, role }] : [])),
);

/** The rights by the heading that they stand under, each group in a body of its own: a heading is that of its rows alone. */
const groups: readonly (readonly Right[])[] = rights.reduce<readonly (readonly Right[])[]>(
  (before, right) =>
    before.length === 0 || texts.groups[right] !== undefined
      ? [...before, [right]]
      : [...before.slice(0, -1), [...(before.at(-1) ?? []), right]],
  [],
);

const isSame = (a: Cell, b: Cell | undefined): boolean => a.right === b?.right && a.role === b?.role;

type RightsTableProps = { readonly changes: Table; readonly onChange: (changes: Table) => void };

type BoxProps = RightsTableProps & { readonly cell: Cell; readonly isReached: boolean; readonly onReach: () => void };

/** Whether a role has a right: a box, or the word that it always or never does. */
const Box = ({ changes, onChange, cell, isReached, onReach }: BoxProps) => {
  const { right, role } = cell;
  const bound = boundOf(role, right);
  if (bound === 'always' || bound === 'never')
    return (
      <span className="ri-fixed">
        <span aria-hidden="true">{bound === 'always' ? '✓' : '–'}</span>
        <span className="sr">{texts[bound]}</span>
      </span>
    );
  const has = rightsOf(changes, role).has(right);
  return (
    <input
      type="checkbox"
      className="box"
      aria-label={texts.cell(right, role)}
      checked={has}
      data-cell={`${right} ${role}`}
      tabIndex={isReached ? 0 : -1}
      onFocus={onReach}
      onChange={(event) => onChange(withRight(changes, role, right, event.currentTarget.checked))}
    />
  );
};

const Name = ({ right }: { readonly right: Right }) => (
  <th scope="row">
    {texts.names[right]}
    {texts.hints[right] && <span className="meta">{texts.hints[right]}</span>}
  </th>
);

/** The table of rights by role. Arrow keys move from box to box; each role can go back to what Guichet gives it. */
export const RightsTable = ({ changes, onChange }: RightsTableProps) => {
  const [reached, setReached] = useState<Cell | undefined>(cells[0]);
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = reached && nextCell(cells, reached, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.right} ${next.role}"]`)?.focus();
  };
  const shownAs = (role: Role, right: Right): string =>
    classNames(changes.some((one) => one.role === role && one.right === right) && 'is-changed');
  return (
    <table className="cal-rows ri-rows" aria-label={texts.label} ref={table} onKeyDown={onKeyDown}>
      <caption className="sr">{texts.summary}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.right}</th>
          {roles.map((role) => (
            <th key={role} scope="col">
              {roleText[role]}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group[0]}>
          {group[0] !== undefined && texts.groups[group[0]] && (
            <tr className="ri-group">
              <th scope="rowgroup" colSpan={roles.length + 1}>
                {texts.groups[group[0]]}
              </th>
            </tr>
          )}
          {group.map((right) => (
            <tr key={right}>
              <Name right={right} />
              {roles.map((role) => (
                <td key={role} data-head={roleText[role]} className={shownAs(role, right)}>
                  <Box
                    changes={changes}
                    onChange={onChange}
                    cell={{ right, role }}
                    isReached={isSame({ right, role }, reached)}
                    onReach={() => setReached({ right, role })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
      {roles.some((role) => isChanged(changes, role)) && (
        <tfoot>
          <tr>
            <td />
            {roles.map((role) => (
              <td key={role} {...(isChanged(changes, role) ? { 'data-head': roleText[role] } : {})}>
                {isChanged(changes, role) && (
                  <Button
                    size="small"
                    label={texts.asShippedOf(role)}
                    onPress={() => onChange(asShipped(changes, role))}
                  >
                    {texts.asShipped}
                  </Button>
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
};
