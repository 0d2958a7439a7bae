export { AgentMark, hueOf } from './agent-mark';
export { Button, ButtonLink, IconButton } from './button';
export { Dialog } from './dialog';
export { Empty } from './empty';
export {
  type Choice,
  type FieldLook,
  NumberField,
  OptionalNumberField,
  Select,
  Slider,
  Switch,
  TextArea,
  TextField,
} from './field';
export { Icon, type IconName } from './icon';
export { Note } from './note';
export { ProgressBar } from './progress-bar';
export { type Tab, Tabs } from './tabs';
export { Tips } from './tips';
