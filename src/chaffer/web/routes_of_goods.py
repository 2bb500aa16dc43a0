"""Routes for writing the catalogue: products, pictures, reviews, collections, places, lists, vouchers."""

from chaffer.commerce.bundles.views import BundleView
from chaffer.commerce.catalog.places import LocationView, PriceListView
from chaffer.commerce.catalog.views import CollectionView, ProductView
from chaffer.commerce.vouchers.queries import VoucherView
from chaffer.web.api import bundles, collections, files, images, places, product_writing, relations, reviews, vouchers
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
_PRODUCT, _COLLECTION = V1 + "/products/{id}", V1 + "/collections/{id}"

PRODUCTS = [
    Route("POST", V1 + "/products", product_writing.create, "catalog.write", "A new product", ProductView,
          product_writing.ProductIn, 201),
    Route("PUT", _PRODUCT, product_writing.replace, "catalog.write", "All of a product anew", ProductView,
          product_writing.ProductIn),
    Route("DELETE", _PRODUCT, product_writing.archive, "catalog.write",
          "Take it out of the shop; orders keep it", Nothing),
    Route("POST", _PRODUCT + "/restore", product_writing.restore, "catalog.write", "Put it back", ProductView),
    Route("POST", V1 + "/files", files.upload, "files.write",
          "Send the bytes of a file, to be named by a message, a product, a quote", files.FileOut, status=201,
          bytes_at_most=files.FILE_BYTES),
    Route("GET", _PRODUCT + "/images", images.list_, "catalog.read", "A product's pictures", images.Images),
    Route("POST", _PRODUCT + "/images", images.add, "catalog.write", "One more picture", images.Images,
          images.NewImage, 201),
    Route("DELETE", _PRODUCT + "/images/{image_id}", images.remove, "catalog.write", "One picture less", Nothing),
    Route("GET", _PRODUCT + "/reviews", reviews.list_, "catalog.read", "A product's reviews, hidden ones too",
          Page[reviews.ReviewOut], PageAsked),
    Route("PUT", _PRODUCT + "/reviews/{external_id}", reviews.put, "catalog.write",
          "A review, under the id it has with you", reviews.ReviewOut, reviews.NewReview),
    Route("PATCH", _PRODUCT + "/reviews/{external_id}", reviews.change, "catalog.write", "Hide a review, or show it",
          reviews.ReviewOut, reviews.ReviewChange),
]  # fmt: skip
COLLECTIONS = [
    Route("GET", V1 + "/collections", collections.list_, "catalog.read", "Collections, by title",
          collections.CollectionsOut, collections.CollectionsAsked),
    Route("POST", V1 + "/collections", collections.create, "catalog.write", "A new collection", CollectionView,
          collections.CollectionIn, 201),
    Route("GET", _COLLECTION, collections.get, "catalog.read", "One collection", CollectionView),
    Route("PUT", _COLLECTION, collections.replace, "catalog.write", "Its texts anew", CollectionView,
          collections.CollectionIn),
    Route("DELETE", _COLLECTION, collections.remove, "catalog.write", "Take it away; its products stay", Nothing),
    Route("GET", _COLLECTION + "/products", collections.products_of, "catalog.read", "What is in it, in its order",
          collections.ProductsOut, collections.InCollectionAsked),
    Route("PUT", _COLLECTION + "/products", collections.fill, "catalog.write", "Say what is in it, and in which order",
          CollectionView, collections.Filling),
]  # fmt: skip
PLACES = [
    Route("GET", V1 + "/locations", places.list_locations, "catalog.read", "Where stock lies", places.Locations),
    Route("POST", V1 + "/locations", places.add_location, "catalog.write", "One more place", LocationView,
          places.NewLocation, 201),
    Route("PATCH", V1 + "/locations/{id}", places.change_location, "catalog.write", "Change or close a place",
          LocationView, places.LocationChange),
    Route("GET", V1 + "/variants/{sku}/stock", places.stock_of, "catalog.read", "How many lie where",
          places.StockByPlace),
    Route("GET", V1 + "/price-lists", places.list_price_lists, "catalog.read", "Price lists", places.PriceLists),
    Route("POST", V1 + "/price-lists", places.add_price_list, "catalog.write", "One more price list", PriceListView,
          places.NewPriceList, 201),
    Route("GET", V1 + "/variants/{sku}/price", places.prices_of, "catalog.read", "What it costs on which list",
          places.Prices),
]  # fmt: skip
VOUCHERS = [
    Route("GET", V1 + "/vouchers", vouchers.list_, "vouchers.read", "Vouchers, newest first", Page[VoucherView],
          PageAsked),
    Route("POST", V1 + "/vouchers", vouchers.create, "vouchers.write", "A new voucher; its code is shown this once",
          vouchers.MadeVoucher, vouchers.NewVoucher, 201, shown_once=True, waits=True),
    Route("GET", V1 + "/vouchers/{id}", vouchers.get, "vouchers.read", "One voucher", VoucherView),
    Route("POST", V1 + "/vouchers/{id}/disable", vouchers.disable, "vouchers.write", "Refuse it from now on",
          VoucherView),
]  # fmt: skip
TOGETHER = [
    Route("GET", _PRODUCT + "/relations", relations.get, "catalog.read",
          "What goes with it, what is better, what takes its place", relations.RelationsOut),
    Route("PUT", _PRODUCT + "/relations", relations.put, "catalog.write", "Say all of that anew",
          relations.RelationsOut, relations.RelationsIn),
    Route("GET", V1 + "/bundles", bundles.list_, "catalog.read", "Bundles that are offered, by handle",
          bundles.BundlesOut, bundles.BundlesAsked),
    Route("PUT", V1 + "/bundles/{handle}", bundles.put, "catalog.write", "Offer several things together for less",
          BundleView, bundles.BundleIn),
    Route("DELETE", V1 + "/bundles/{handle}", bundles.end, "catalog.write", "Offer it no more", Nothing),
]  # fmt: skip
GOODS = [*PRODUCTS, *COLLECTIONS, *PLACES, *VOUCHERS, *TOGETHER]
