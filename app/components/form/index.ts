export { AskedTag, type Asked } from './asked';
export { Button, ButtonLink, type ButtonVariant } from './button';
export { Checkbox, Checkboxes, Radios, Select, type Option } from './choice-fields';
export { DateField } from './date-field';
export { ErrorSummary } from './error-summary';
export { FormInline } from './form-inline';
export { FormPage } from './form-page';
export {
  errorText,
  fieldId,
  type FieldError,
  type FormProblems,
  type SavedValues,
} from './form-state';
export { Fieldset, FileField, Hidden } from './other-fields';
export { TextArea, TextField } from './text-fields';
