// The one place of all texts: another language is another folder like `en`, with the same shape.
export * as t from './en';
