import { createContext, useContext } from "react";

/** Whether the sheet of shortcuts lies open. */
export const KeySheetContext = createContext({ opened: false, open: () => undefined as void, close: () => undefined as void });
export const useKeySheet = () => useContext(KeySheetContext);
