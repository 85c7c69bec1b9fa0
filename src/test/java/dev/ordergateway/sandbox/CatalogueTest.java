package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CatalogueTest {

    private static final String GUIDE_PRODUCTS = "/v5/products/country/US?family_name=airbnb&coin=USDC&lang=en";

    @Test
    void paymentViasAreAListWithCoinsAndNetworks() {
        get("/v3/payment_vias").statusCode(200)
                .body("name", hasItems("USER_WALLET", "GATE_PAY", "KUCOIN_PAY"))
                .body("[0].currencies[0].name", equalTo("USDC"))
                .body("[0].currencies[0].threshold", equalTo("1"))
                .body("[0].currencies[0].networks.name", hasItems("Solana", "Polygon (Matic)", "ETH Mainnet"))
                .body("[0].currencies[0].networks[0].smart_contract.decimals", equalTo(6))
                .body("[0].currencies[0]", not(hasKey("in_dollars")))
                .body("[0].currencies[0].networks[0]", not(anyOf(hasKey("payment_method"), hasKey("uri"))))
                .body("[0].currencies[0].networks[1]", not(hasKey("wallet")))
                .body("[0].currencies.is_suspended", hasItem(true))
                .body("[2].available", equalTo(false));
    }

    @Test
    void brandsOfACountryStandByCategoryAndInOneList() {
        var brands = get("/v2/brands?country_code=US").statusCode(200)
                .body("country_code", equalTo("US"))
                .body("last_user_purchases", hasSize(0))
                .body("all_brands.brand", hasItems("Airbnb", "Netflix", "AT&T", "Airalo", "Rewarble"))
                .body("all_brands.country_code", everyItem(equalTo("US")))
                .body("all_brands.find { it.brand == 'Airbnb' }.min", equalTo("$50"))
                .body("all_brands.find { it.brand == 'Airbnb' }.max", equalTo("$500"))
                .body("all_brands.find { it.brand == 'Airbnb' }.product_type", equalTo("physical"))
                .body("all_brands.find { it.brand == 'Airalo' }.min", equalTo("1 GB 7 days"))
                .body("all_brands.find { it.brand == 'Airalo' }.max", equalTo("10 GB 30 days"))
                .body("all_brands.find { it.brand == \"Macy's\" }.is_out_of_stock", equalTo(true))
                .body("all_brands.find { it.brand == \"Macy's\" }.min", nullValue())
                .body("categories.category", hasItem(nullValue()))
                .extract().jsonPath();

        List<String> flat = brands.getList("all_brands.brand");
        List<String> shelved = brands.getList("categories.brands.brand.flatten()");
        assertThat(flat).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(List.copyOf(new TreeSet<>(shelved)));
        assertThat(shelved).filteredOn("Amazon"::equals).hasSize(3);
    }

    @Test
    void countryInWhichNothingIsSoldHasNoBrands() {
        get("/v2/brands?country_code=AQ").statusCode(200).body("all_brands", hasSize(0));
    }

    @Test
    void homepageShowsBrandsOfTheCountry() {
        get("/v2/homepage?country_code=JM").statusCode(200)
                .body("sections.id", hasItem("trending"))
                .body("sections[0].brands.brand", hasItem("Digicel"))
                .body("sections.brands.country_code.flatten()", everyItem(equalTo("JM")));
    }

    @Test
    void productsOfTheGuideAreARangeAndADearerLiteral() {
        get(GUIDE_PRODUCTS).statusCode(200)
                .body("brand", contains("Airbnb"))
                .body("[0].products.is_dynamic", contains(true, false))
                .body("[0].products[0].range.min", equalTo(50.0f))
                .body("[0].products[0].range.default", equalTo("500.0"))
                .body("[0].products[0].range.step_size", equalTo(0.01f))
                .body("[0].products[0].points", equalTo("43"))
                .body("[0].products[0].coin_amount", nullValue())
                .body("[0].products[0].face_value.amount.max", equalTo("500.00"))
                .body("[0].products[1].denomination", equalTo("100 USD"))
                .body("[0].products[1].localized_denomination", equalTo("$100"))
                .body("[0].products[1].coin_amount", equalTo("104.60"))
                .body("[0].products[1].payment_method", equalTo("USDC-MATIC"))
                .body("[0].products[1].face_value.amount.price", equalTo("100"));
    }

    @Test
    void productsAreFoundByFamilyInAnyCaseAndByBrand() {
        get("/v5/products/country/US?family_name=PlayStation").statusCode(200)
                .body("brand", contains("PlayStation Store", "PlayStation Plus"));
        get("/v5/products/country/US?family_name=playstation&brand_name=PlayStation Plus").body("family",
                contains("playstation"));
        get("/v5/products/country/US?brand_name=PlayStation Store").body("brand", contains("PlayStation Store"));
        get("/v5/products/country/US?family_name=no_such_family").statusCode(200).body("$", hasSize(0));
    }

    @Test
    void productsSpeakTheLanguageAndCountInTheCoin() {
        get("/v5/products/country/DE?family_name=netflix&coin=BTC&lang=de").statusCode(200)
                .body("[0].rich_description.locale", equalTo("de"))
                .body("[0].rich_description.description", containsString("Eine Karte von Netflix"))
                .body("[0].products.coin", everyItem(equalTo("BTC")))
                .body("[0].products[1].denomination", equalTo("25 EUR"))
                .body("[0].products[1].coin_amount", equalTo("0.00046741"));
        get("/v5/products/country/DE?family_name=netflix&lang=ja").body("[0].rich_description.locale", equalTo("en"))
                .body("[0].products.coin", everyItem(equalTo("USDC")));
    }

    @Test
    void nameWithAnAmpersandIsEscapedInHtmlAlone() {
        get("/v5/products/country/US?family_name=h_m").body("brand", contains("H&M"))
                .body("[0].rich_description.description", containsString("H&amp;M"));
    }

    @Test
    void esimTellsItsDataAndTopUpsAndPinsGoDifferentWays() {
        get("/v5/products/country/IT?family_name=airalo").statusCode(200)
                .body("[0].kind", equalTo("mobile_recharge"))
                .body("[0].category", equalTo("e-sim"))
                .body("[0].products[0].denomination", equalTo("1 GB 7 days"))
                .body("[0].products[0].delivery_type", equalTo("by_email"))
                .body("[0].products[0].benefits[0].amount.base.amount", equalTo(1))
                .body("[0].products[0].face_value.amount.value", equalTo("4.5"));
        get("/v5/products/country/IT?family_name=holafly")
                .body("[0].products[0].benefits[0].amount.total_including_tax.amount", equalTo(-1));
        get("/v5/products/country/DE?family_name=lycamobile")
                .body("[0].products.denomination", contains("10 EUR", "20 EUR", "5 EUR - PIN", "10 EUR - PIN"))
                .body("[0].products.delivery_type", contains("by_phone", "by_phone", "by_email", "by_email"));
    }

    @Test
    void coinThatDoesNotExistIsRefused() {
        get(GUIDE_PRODUCTS.replace("USDC", "ABC")).statusCode(422)
                .body("detail", equalTo("UNSUPPORTED_PROTOCOL_COIN_COMBINATION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/v2/brands",
            "/v2/brands?country_code=us",
            "/v2/homepage",
            "/v2/homepage?country_code=USA",
            "/v5/products/country/US",
            "/v5/products/country/US?family_name=",
            "/v5/products/country/usa?family_name=airbnb",
            "/v4/products/price?country_code=US&face_value=100",
            "/v4/products/price?brand_name=Airbnb&face_value=100",
            "/v4/products/price?brand_name=Airbnb&country_code=US" })
    void incompleteQueryIsABadRequest(String path) {
        get(path).statusCode(400).body("message", not(nullValue()));
    }
}
