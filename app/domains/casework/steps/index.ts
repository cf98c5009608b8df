export { LadderPage } from './components/ladder-page';
export { ProposePage as ProposeStepPage } from './components/propose-page';
export { StepPage as FormalStepPage } from './components/step-page';
