export {
  CLOCK_CODES,
  CLOCK_RULES,
  checkClockLengths,
  dueOn,
  lengthOf,
  type ClockCode,
  type ClockLengths,
  type ClockRule,
  type ClockUnit,
} from './clock.rules';
export { inOrder } from './promises.rules';
export {
  clockState,
  meet,
  pause,
  redate,
  restart,
  stop,
  type Clock,
  type ClockMove,
  type ClockMoveRefusal,
  type ClockState,
} from './clock.status';
