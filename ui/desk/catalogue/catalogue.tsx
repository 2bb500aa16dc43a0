import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/NumberInput.css";
import "@mantine/core/styles/Progress.css";
import "@mantine/core/styles/SegmentedControl.css";
import "@mantine/core/styles/Table.css";
import { Route, Routes } from "react-router";
import { ProductList } from "./list";
import { Import, Imports } from "./imports";
import { ProductPage } from "./product";
import { Questions } from "./questions";

/** The place "catalogue": the list, one product, imports, questions nobody had an answer to. */
export function Catalogue() {
  return (
    <Routes>
      <Route index element={<ProductList />} />
      <Route path="imports" element={<Imports />} />
      <Route path="imports/:file" element={<Import />} />
      <Route path="questions" element={<Questions />} />
      <Route path=":product" element={<ProductPage />} />
    </Routes>
  );
}
