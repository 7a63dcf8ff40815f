import { classNames } from '../../../ui/class-names';

type CellTableProps = {
  readonly label: string;
  readonly heads: readonly string[];
  /** The cells of each row, in the order of the heads. */
  readonly rows: readonly { readonly key: string | number; readonly cells: readonly string[] }[];
  readonly className?: string;
};

/** Lines of text under their heads; in a narrow window each cell but the first bears its head. */
export const CellTable = ({ label, heads, rows, className }: CellTableProps) => (
  <table className={classNames('cal-rows', className)} aria-label={label}>
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col" key={head}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells }) => (
        <tr key={key}>
          {cells.map((cell, index) => (
            <td key={heads[index]} data-head={index === 0 ? undefined : heads[index]}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
