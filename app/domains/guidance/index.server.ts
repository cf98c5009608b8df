export { guidanceValues, type GuidanceValues } from './guidance-values.server';
export { publishedTimes, type PublishedTime } from './published-times.server';
