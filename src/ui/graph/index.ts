export { ConversationGraphView } from './conversation-graph-view';
