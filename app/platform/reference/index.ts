export {
  createReference,
  parseReference,
  type ParsedReference,
  type RandomBytes,
} from './reference';
