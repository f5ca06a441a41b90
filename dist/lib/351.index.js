export * from '../cli/351.index.js'
