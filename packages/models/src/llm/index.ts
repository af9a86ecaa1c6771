/** Prompts to a language model behind an OpenAI-compatible endpoint. Off unless an endpoint is set up. */
export type { Account, Price } from './account.ts'
export { type AnswerCache, memoryCache } from './answer-cache.ts'
export { type ChatClient, type ChatSettings, chatClient } from './chat-client.ts'
export type { Question } from './chat-wire.ts'
export type { PromptExample, PromptLabel, Quote } from './prompt.ts'
export {
  type PromptAccount,
  type PromptDetector,
  type PromptSettings,
  promptDetector,
} from './prompt-detector.ts'
