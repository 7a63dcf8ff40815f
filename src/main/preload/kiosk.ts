import { contextBridge } from 'electron';
import { createBridge } from './bridge';

contextBridge.exposeInMainWorld('guichet', createBridge('kiosk'));
