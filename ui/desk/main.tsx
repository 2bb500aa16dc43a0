/** The desk, put together: colours, words, queries, the person, the page. */

import "@fontsource-variable/inter/wght.css";
import "./look/mantine.css";
import "./look/desk.css";

import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes } from "react-router";
import { Refused } from "./api/line";
import { Notices } from "./look/notices";
import { pageNonce, theme, variables } from "./look/theme";
import { SessionProvider } from "./session/session";
import { Welcome } from "./session/welcome";
import { Gate } from "./shell/gate";
import { ChosenLanguage } from "./words/chosen";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (tries, fault) => !(fault instanceof Refused && fault.status < 500) && tries < 3,
      refetchOnWindowFocus: false,
      staleTime: 10_000,
    },
  },
});
const nonce = pageNonce();
setNonce(nonce);
const colours = localStorageColorSchemeManager({ key: "chaffer.desk.colours" });

const root = document.getElementById("desk");
if (!root) throw new Error("the page has no place for the desk");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" colorSchemeManager={colours} getStyleNonce={() => nonce} deduplicateInlineStyles>
      <ChosenLanguage>
        <Notices />
        <QueryClientProvider client={queries}>
          <SessionProvider>
            <BrowserRouter basename={location.pathname.startsWith("/desk") ? "/desk" : "/"}>
              <Routes>
                <Route path="/welcome" element={<Welcome />} />
                <Route path="*" element={<Gate />} />
              </Routes>
            </BrowserRouter>
          </SessionProvider>
        </QueryClientProvider>
      </ChosenLanguage>
    </MantineProvider>
  </StrictMode>,
);
