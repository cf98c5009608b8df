export {
  actOnBoard,
  actOnVoice,
  loadBoard,
  loadVoice,
  loadVoiceCheck,
  type VoiceRefused,
} from './voice-pages.server';
