export { fillCasework, type KnownFamily } from './fill-casework';
export { fillRequests } from './fill-requests';
export { fillQueue, type FillOptions } from './fill-queue';
export { asActor, createAccount, createChild, createFamily, createStaff, signedIn } from './people';
export { createQueueItem, type QueueItemGiven } from './queue-items';
export { createRequest, type RequestGiven } from './requests';
export { createPiece, createSending, type PieceGiven, type SendingGiven } from './sendings';
