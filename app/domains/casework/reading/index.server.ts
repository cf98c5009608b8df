export { answerAsk, loadAsk, loadReading } from './reading-pages.server';
export { archiveForStaff, officerFileDoor } from './open-sent-file.server';
