import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';

type PartTexts = {
  readonly title: string;
  readonly none: string;
  readonly unnamed: (index: number) => string;
  readonly more: string;
  readonly missing: (fields: string) => string;
};

type ColumnPartProps<Field extends string> = {
  readonly texts: PartTexts;
  readonly headers: readonly string[];
  readonly fields: readonly Field[];
  /** Always shown; of the others those that were found, and the rest on demand. */
  readonly first: readonly Field[];
  readonly labels: Readonly<Record<Field, string>>;
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Words of the fields without which nothing can be read. */
  readonly missing: readonly string[];
  /** Why one of them is needed, and what to do where the file has no such column. */
  readonly why?: string;
  /** `-1` = no column says it. */
  readonly onColumn: (field: Field, column: number) => void;
};

/** Which column of a file says what. */
export const ColumnPart = <Field extends string>(props: ColumnPartProps<Field>) => {
  const { texts, headers, fields, first, labels, columns, missing, why, onColumn } = props;
  const options = [
    { id: '-1', label: texts.none },
    ...headers.map((header, index) => ({ id: String(index), label: header || texts.unnamed(index) })),
  ];
  const isShown = (field: Field): boolean => first.includes(field) || columns[field] !== undefined;
  const choice = (field: Field) => (
    <Select
      key={field}
      label={labels[field]}
      options={options}
      value={String(columns[field] ?? -1)}
      onChange={(column) => onColumn(field, Number(column))}
    />
  );
  const others = fields.filter((field) => !isShown(field));
  return (
    <section className="imp-part" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      {missing.length > 0 && (
        <Note tone="warn" role="alert">
          {texts.missing(new Intl.ListFormat('fr').format(missing))} {why}
        </Note>
      )}
      <div className="imp-columns">{fields.filter(isShown).map(choice)}</div>
      {others.length > 0 && (
        <details className="imp-more">
          <summary>{texts.more}</summary>
          <div className="imp-columns">{others.map(choice)}</div>
        </details>
      )}
    </section>
  );
};
