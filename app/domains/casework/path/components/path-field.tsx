import { Checkbox, DateField, Radios, TextArea, TextField } from '~/components/form';
import type { PathKind } from '../../case/case.codes';
import { FIELDS, optionsOf, type FieldName } from '../path.fields';
import { usePathWords } from './path-words';

/** One question of a path; `where` is its step, or `start`. */
export function PathField({
  kind,
  where,
  name,
  optional,
}: {
  kind: PathKind;
  where: string;
  name: FieldName;
  optional: boolean;
}) {
  const { maybe, field, option } = usePathWords();
  const props = {
    name,
    label: field(kind, where, name),
    hint: maybe(`path:hints.${name}`) || undefined,
    optionalNote: optional,
  };
  switch (FIELDS[name].type) {
    case 'line':
      return <TextField {...props} autoComplete="off" />;
    case 'email':
      return <TextField {...props} type="email" autoComplete="off" />;
    case 'text':
      return <TextArea {...props} rows={4} />;
    case 'date':
      return <DateField {...props} />;
    case 'tick':
      return <Checkbox name={name} label={props.label} hint={props.hint} />;
    case 'choice':
      return (
        <Radios
          {...props}
          options={optionsOf(name).map((code) => ({ value: code, label: option(name, code) }))}
        />
      );
  }
}
